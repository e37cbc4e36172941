import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { ALL, ruleTable } from '../../../src/analysis/rules/table';
import { commands, contextKeys, extensionId, reportView, restrictedSettings, settings, viewContainer, walkthrough, walkthroughSteps } from '../../../src/editor/contributions';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;

describe('the manifest', () => {
  it('declares the commands of the table, with their titles', () => {
    const declared = Object.fromEntries(contributes.commands.map(({ command, title }: { command: string; title: string }) => [command, title]));
    assert.deepEqual(declared, commands);
    assert.ok(contributes.commands.every((one: { category: string }) => one.category === 'Forkcast'));
  });

  it('declares the settings of the table, with their defaults and a description each', () => {
    const properties: Record<string, { default: unknown; description?: string; markdownDescription?: string; scope: string }> = contributes.configuration.properties;
    assert.deepEqual(Object.fromEntries(Object.entries(properties).map(([name, { default: value }]) => [name.replace(/^forkcast\./, ''), value])), settings);
    for (const [name, property] of Object.entries(properties)) {
      assert.ok((property.description ?? property.markdownDescription ?? '').length > 30, `${name} is described`);
      assert.ok(property.scope, `${name} has a scope`);
    }
  });

  it('offers every rule in forkcast.rules, with its default severity', () => {
    const rules = contributes.configuration.properties['forkcast.rules'].properties;
    assert.deepEqual(Object.keys(rules), [ALL, ...ruleTable.map(rule => rule.id)]);
    for (const rule of ruleTable) assert.ok(rules[rule.id].description.includes(rule.title) && rules[rule.id].description.includes(rule.defaultSeverity), rule.id);
    for (const rule of ruleTable) if ('inScripts' in rule) assert.ok(rules[rule.id].description.endsWith(`; ${rule.inScripts} in JavaScript and TypeScript.`), rule.id);
  });

  it('keeps what chooses the program to run out of the hands of an untrusted workspace', () => {
    const { untrustedWorkspaces } = manifest.capabilities;
    assert.equal(untrustedWorkspaces.supported, 'limited');
    assert.deepEqual(untrustedWorkspaces.restrictedConfigurations, restrictedSettings.map(name => `forkcast.${name}`));
    for (const name of restrictedSettings) assert.equal(contributes.configuration.properties[`forkcast.${name}`].scope, 'machine-overridable');
  });

  it('names only commands, views and context keys that exist', () => {
    for (const entries of Object.values(contributes.menus) as { command: string }[][]) for (const { command } of entries) assert.ok(command in commands, command);
    assert.deepEqual(contributes.views[viewContainer].map((view: { id: string }) => view.id), [reportView]);
    assert.deepEqual(contributes.viewsContainers.activitybar.map((one: { id: string }) => one.id), [viewContainer]);
    const text = JSON.stringify(contributes);
    const own = new Set([...Object.keys(commands), ...Object.keys(settings).map(name => `forkcast.${name}`), ...Object.values(contextKeys), reportView]);
    for (const [name] of text.matchAll(/\bforkcast\.[A-Za-z.]+[A-Za-z]/g)) assert.ok(own.has(name), `${name} is in the table`);
    assert.equal(`${manifest.publisher}.${manifest.name}`, extensionId);
  });

  it('walks through the steps of the table, each with a button, an end and something to look at that is packed', () => {
    const [{ id, steps }, ...others] = contributes.walkthroughs;
    assert.deepEqual([id, others], [walkthrough, []]);
    const buttons = (text: string) => [...text.matchAll(/^\[[^\]]+\]\(command:([^)]+)\)$/gm)].map(match => match[1]);
    assert.deepEqual(Object.fromEntries(steps.map((step: { id: string; description: string }) => [step.id, buttons(step.description).join()])), walkthroughSteps);
    const packed = readFileSync('.vscodeignore', 'utf8');
    for (const step of steps) {
      assert.ok(step.completionEvents.includes(`onCommand:${walkthroughSteps[step.id as keyof typeof walkthroughSteps]}`), step.id);
      for (const event of step.completionEvents) assert.match(event, /^on(Command|View):forkcast\./);
      const { markdown, image, altText } = step.media;
      assert.ok(markdown ?? altText, `${step.id} can be read aloud`);
      for (const file of markdown ? [markdown] : ['dark', 'light', 'hc', 'hcLight'].map(theme => image[theme])) {
        assert.ok(existsSync(file), file);
        assert.ok(packed.includes(`!media/walkthrough/*${file.slice(file.lastIndexOf('.'))}\n`), file);
      }
    }
  });

  it('names files that are there', () => {
    for (const file of [manifest.icon, contributes.viewsContainers.activitybar[0].icon, ...contributes.views[viewContainer].map((view: { icon: string }) => view.icon)]) assert.ok(existsSync(file), file);
  });

  it('is what the README tells, row by row', () => {
    const readme = readFileSync('README.md', 'utf8');
    const rows = (pattern: RegExp) => [...readme.matchAll(pattern)].map(match => match.slice(1));
    assert.deepEqual(rows(/^\| Forkcast: ([^|]+?) \|/gm).flat(), Object.values(commands));
    const told = rows(/^\| `forkcast\.([^`]+)` \| (?:`?)([^`|]+?)(?:`?) \|/gm);
    const shown = (value: unknown) => (value === '' ? 'empty' : typeof value === 'string' ? value : JSON.stringify(value));
    assert.deepEqual(told, Object.entries(settings).map(([name, value]) => [name, shown(value)]));
  });
});

/** Settings under which every rule speaks: those that are off unless somebody asks for them are held to their fixtures, too. */
import type { RuleSettings } from '../../src/analysis/rules/table';

export const everyRule: RuleSettings = { all: 'hint' };

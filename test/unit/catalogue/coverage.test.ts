/** The catalogue beside the standard libraries at hand: nothing of theirs is missing from it, and nothing in it is made up. */
import assert from 'node:assert/strict';
import { catalogue } from '../../../src/analysis/catalogue';
import { expandNames } from '../../../src/analysis/catalogue/expand';
import { standardLibraryTables } from '../../../src/analysis/catalogue/python/stdlib';
import { pythons, runJson } from './interpreters';

interface Offered {
  version: string;
  modules: string[];
  callables: Record<string, string[]>;
  existing: string[];
}

/** Modules that are parts of others' insides, undocumented or the library's own tests: nobody calls them, and silence about them is right. */
const innards = [
  /^asyncio\.(?:base_subprocess|format_helpers|proactor_events|selector_events|sslproto|staggered|tools|trsock)$/,
  /^concurrent\.futures\.(?:interpreter|thread)$/,
  /^importlib\.(?:readers|simple|metadata\.diagnose|resources\.(?:readers|simple))$/,
  /^multiprocessing\.(?:forkserver|heap|popen_\w+|resource_sharer|resource_tracker|spawn|util)$/,
  /^profiling\.sampling\.\w+/,
  /^sqlite3\.test\b/,
  /^tkinter\.(?:dnd|filedialog|tix)$/,
  /^xml\.(?:dom\.expatbuilder|etree\.ElementPath|sax\.expatreader)$/,
];
/** Aliases of built-in types and helper objects whose methods are those of what they alias. */
const reviewed = /^(?:importlib\.resources\.Resource\.|threading\.serialize_iterator\.)/;

/** Names that no interpreter on Linux shows: other systems', and what is set on instances or by a metaclass. */
const elsewhere = new Set(expandNames(`
  asyncio.{IocpProactor,ProactorEventLoop,WindowsProactorEventLoopPolicy,WindowsSelectorEventLoopPolicy} builtins.WindowsError
  ctypes.{COMError,CopyComPointer,DllCanUnloadNow,DllGetClassObject,FormatError,GetLastError,HRESULT,OleDLL,WINFUNCTYPE,WinDLL,WinError,get_last_error,set_last_error}
  ctypes.util.find_msvcrt os.{add_dll_directory,chflags,lchflags,lchmod,listdrives,listmounts,listvolumes,plock,startfile} os.{g,s}et_handle_inheritable
  os.path.isreserved select.{devpoll,kevent,kqueue} selectors.{Devpoll,Kqueue}Selector socket.fromshare socket.socket.{ioctl,share}
  ssl.{enum_certificates,enum_crls} subprocess.STARTUPINFO sys.getwindowsversion
  {asyncio,threading}.Condition.{acquire,locked,release} threading.RLock.{acquire,locked,release} pickle.Pickler.reducer_override
  multiprocessing.context.BaseContext.{Process,get_all_start_methods} multiprocessing.managers.BaseManager.shutdown unittest.{failfast,safe_repr,strclass}
  concurrent.futures.{BrokenInterpreterPool,BrokenProcessPool,BrokenThreadPool,ExecutionFailed} antigravity.geohash`));
const elsewhereModules = /^(?:msilib|msvcrt|winreg|winsound|turtle|turtledemo|tkinter|dbm\.gnu|dbm\.ndbm|selectors\.(?:Devpoll|Kqueue)Selector|select\.(?:devpoll|kqueue))\b/;

describe('catalogue beside the standard library', function () {
  this.timeout(180_000);
  const python = catalogue('python');
  const ours = namesOfTables();
  let offers: Offered[];

  before('ask the interpreters', async function () {
    const found = pythons();
    if (found.length === 0) this.skip();
    offers = await Promise.all(found.map((each) => runJson<Offered>(each, 'test/unit/catalogue/stdlib_names.py', ours.join('\n'))));
  });

  it('knows every module and every public callable', () => {
    const missing = new Set<string>();
    for (const { version, modules, callables } of offers) {
      assert.ok(modules.length > 150, `${version} lists only ${modules.length} modules`);
      for (const module of modules) if (!python.modules().has(module)) missing.add(`${module} (${version})`);
      for (const [module, names] of Object.entries(callables)) {
        if (innards.some((pattern) => pattern.test(module))) continue;
        for (const name of names) {
          const full = `${module}.${name}`;
          if (!isKnown(full) && !reviewed.test(full)) missing.add(`${full} (${version})`);
        }
      }
    }
    assert.deepEqual([...missing], []);
  });

  it('names only what exists', function () {
    // Names come and go: only together do old and new interpreters know all of them.
    if (!offers.some(({ version }) => version.startsWith('3.8.')) || !offers.some(({ version }) => version.startsWith('3.15.'))) this.skip();
    const existing = new Set(offers.flatMap((offer) => offer.existing));
    const made = ours.filter((name) => !existing.has(name) && !elsewhere.has(name) && !elsewhereModules.test(name));
    assert.deepEqual(made, []);
    assert.ok(existing.size > 5000);
  });

  /** What the tables call by name: not attributes, which instances may get on their own, nor names they use among themselves. */
  function namesOfTables(): string[] {
    const names = new Set<string>();
    for (const { groups } of standardLibraryTables) {
      for (const group of groups) if (!group.attribute) for (const name of expandNames(group.names)) if (!/\.\*$|\._/.test(name)) names.add(name);
    }
    return [...names];
  }

  /** Directly, or as a method of what the name before it yields: `hashlib.blake2b` is a class there and a function here. */
  function isKnown(name: string): boolean {
    if (python.find(name) !== undefined) return true;
    const dot = name.lastIndexOf('.');
    const yields = python.find(name.slice(0, dot))?.returns;
    return yields !== undefined && python.method(yields, name.slice(dot + 1)) !== undefined;
  }
});

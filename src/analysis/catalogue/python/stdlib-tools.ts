/** Testing, debugging, profiling and packaging. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

export const stdlibTools: CatalogueTable = {
  library: 'python-stdlib-tools',
  language: 'python',
  aliases: {
    'unittest.case': 'unittest',
    'unittest.async_case': 'unittest',
    'unittest.loader': 'unittest',
    'unittest.runner': 'unittest',
    'unittest.result': 'unittest',
    'unittest.suite': 'unittest',
    'unittest.signals': 'unittest',
    'unittest.main.TestProgram': 'unittest.main',
    'unittest.main.main': 'unittest.main',
    'unittest.main.installHandler': 'unittest.installHandler',
    'cProfile.run': 'profile.run',
    'cProfile.runctx': 'profile.runctx',
    'profiling.tracing': 'profile',
  },
  sources: {
    ...libraryPages('unittest', 'unittest.mock', 'doctest', 'pdb', 'bdb', 'profile', 'timeit', 'trace', 'venv', 'ensurepip', 'zipapp', 'pydoc', 'tabnanny', 'test',
      'wave'),
    sampling: 'https://peps.python.org/pep-0799/',
    internals: 'https://github.com/python/cpython/tree/main/Modules',
    easter: 'https://github.com/python/cpython/tree/main/Lib',
  },
  groups: [
    { names: 'unittest.{TestCase,FunctionTestCase,IsolatedAsyncioTestCase}', class: true, source: 'unittest' },
    { names: 'unittest.{TestCase,FunctionTestCase,IsolatedAsyncioTestCase}.{run,debug}', work: 'cpu', growth: 'linear', source: 'unittest' },
    { names: 'unittest.IsolatedAsyncioTestCase.{asyncSetUp,asyncTearDown,enterAsyncContext}', coroutine: true, source: 'unittest' },
    { names: 'unittest.{TestCase,FunctionTestCase,IsolatedAsyncioTestCase}.{enterContext,enterClassContext}', passesThrough: 0, source: 'unittest' },
    { names: 'unittest.{TestCase,FunctionTestCase,IsolatedAsyncioTestCase}.*', source: 'unittest' },
    {
      names: 'unittest.{BaseTestSuite,TestSuite,TestLoader,TestResult,TextTestResult,TextTestRunner,SkipTest,TestProgram}', class: true,
      source: 'unittest',
    },
    {
      names: 'unittest.{{BaseTestSuite,TestSuite}.{run,debug},TextTestRunner.run,TestLoader.discover}', work: 'cpu', growth: 'heavy',
      source: 'unittest',
    },
    { names: 'unittest.main', class: true, work: 'cpu', growth: 'heavy', source: 'unittest' },
    { names: 'unittest.main.{createTests,parseArgs,runTests,usageExit}', work: 'cpu', source: 'unittest' },
    { names: 'unittest.{BaseTestSuite,TestSuite,TestLoader,TestResult,TextTestResult,TextTestRunner}.*', source: 'unittest' },
    {
      names: `unittest.{addModuleCleanup,doModuleCleanups,enterModuleContext,expectedFailure,failfast,findTestCases,getTestCaseNames,installHandler,makeSuite,
        registerResult,removeHandler,removeResult,safe_repr,skip,skipIf,skipUnless,strclass,load_tests}
        unittest.util.{safe_repr,sorted_list_difference,strclass,three_way_cmp,unorderable_list_difference}`,
      source: 'unittest',
    },
    {
      names: 'unittest.mock.{AsyncMock,MagicMock,Mock,NonCallableMagicMock,NonCallableMock,PropertyMock,ThreadingMock}', class: true,
      hazard: 'unpicklable', source: 'unittest.mock',
    },
    { names: 'unittest.mock.{AsyncMock,MagicMock,Mock,NonCallableMagicMock,NonCallableMock,PropertyMock,ThreadingMock}.*', source: 'unittest.mock' },
    { names: 'unittest.mock.{call,create_autospec,mock_open,seal,sentinel,DEFAULT,ANY,FILTER_DIR}', source: 'unittest.mock' },
    { names: 'unittest.mock.patch unittest.mock.patch.{object,dict,multiple,stopall}', hazard: 'changes-process-state', source: 'unittest.mock' },

    {
      names: 'doctest.{testmod,testfile,run_docstring_examples,DocTestRunner.run,DebugRunner.run,debug,debug_src}', work: 'cpu', growth: 'heavy',
      source: 'doctest',
    },
    {
      names: `doctest.{DebugRunner,DocTest,DocTestCase,DocTestFailure,DocTestFinder,DocTestParser,DocTestRunner,Example,OutputChecker,TestResults,
        UnexpectedException}`,
      class: true, source: 'doctest',
    },
    { names: 'doctest.{DebugRunner,DocTestFinder,DocTestParser,DocTestRunner,OutputChecker}.*', work: 'cpu', source: 'doctest' },
    {
      names: 'doctest.{DocFileSuite,DocFileTest,DocTestSuite,register_optionflag,script_from_examples,set_unittest_reportflags,testsource}',
      source: 'doctest',
    },

    { names: 'pdb.{Pdb,Restart} bdb.{Bdb,BdbQuit,Breakpoint}', class: true, source: 'bdb' },
    {
      names: 'pdb.{pm,post_mortem,run,runcall,runctx,runeval,set_trace,set_trace_async,help,main,set_default_backend,get_default_backend}',
      work: 'io', io: 'sleep', source: 'pdb',
    },
    { names: 'pdb.Pdb.{run,runcall,runctx,runeval,set_trace,interaction,cmdloop}', work: 'io', io: 'sleep', source: 'pdb' },
    { names: 'pdb.Pdb.* bdb.{Bdb,Breakpoint}.* bdb.{checkfuncname,effective,set_trace}', source: 'bdb' },

    { names: 'profile.{run,runctx}', work: 'cpu', growth: 'heavy', source: 'profile' },
    { names: 'profile.Profile', class: true, hazard: 'changes-process-state', source: 'profile' },
    { names: 'profile.Profile.{calibrate,run,runcall,runctx}', work: 'cpu', growth: 'heavy', source: 'profile' },
    { names: 'profile.Profile.dump_stats', work: 'io', io: 'file', repeats: 'writes', source: 'profile' },
    { names: 'cProfile.Profile', class: true, bases: 'profile.Profile', hazard: 'changes-process-state', source: 'profile' },
    { names: 'cProfile.Profile.{enable,disable}', hazard: 'changes-process-state', source: 'profile' },
    {
      names: `cProfile.Profile.{clear,getstats} profile.Profile.{create_stats,print_stats,set_cmd,simulate_call,simulate_cmd_complete,snapshot_stats,trace_dispatch,
        trace_dispatch_c_call,trace_dispatch_call,trace_dispatch_exception,trace_dispatch_i,trace_dispatch_l,trace_dispatch_mac,trace_dispatch_return}
        cProfile.{label,main}`,
      source: 'profile',
    },
    {
      names: `profiling.sampling.{Collector,PstatsCollector,CollapsedStackCollector,GeckoCollector,HeatmapCollector,JsonlCollector,StringTable} profiling.sampling.sample.SampleProfiler`,
      class: true, source: 'sampling',
    },
    { names: 'profiling.sampling.sample.{sample,sample_live,SampleProfiler.sample}', work: 'io', io: 'sleep', source: 'sampling' },
    { names: 'profiling.sampling.sample.{dump_stack,SampleProfiler.dump_stack}', source: 'sampling' },
    {
      names: 'profiling.sampling.{Collector,PstatsCollector,CollapsedStackCollector,GeckoCollector,HeatmapCollector,JsonlCollector,StringTable}.*', work: 'cpu',
      source: 'sampling',
    },
    { names: 'pstats.{Stats,FunctionProfile,SortKey,StatsProfile}', class: true, source: 'profile' },
    { names: 'pstats.Stats.{add,load_stats,dump_stats}', work: 'io', io: 'file', source: 'profile' },
    { names: 'pstats.Stats.*', work: 'cpu', source: 'profile' },
    { names: 'timeit.Timer', class: true, source: 'timeit' },
    { names: 'timeit.{timeit,repeat,main} timeit.Timer.{autorange,repeat,timeit}', work: 'cpu', growth: 'heavy', source: 'timeit' },
    { names: 'timeit.{Timer.print_exc,default_timer}', source: 'timeit' },
    { names: 'trace.{CoverageResults,Trace}', class: true, source: 'trace' },
    { names: 'trace.Trace.{run,runctx}', work: 'cpu', growth: 'heavy', source: 'trace' },
    { names: 'trace.Trace.runfunc', runs: { argument: 0, as: 'inline' }, source: 'trace' },
    { names: 'trace.CoverageResults.{write_results,write_results_file}', work: 'io', io: 'file', repeats: 'writes', source: 'trace' },
    { names: 'trace.{CoverageResults.{is_ignored_filename,update},Trace.*}', source: 'trace' },

    {
      names: 'venv.create venv.EnvBuilder.{create,setup_python,setup_scripts,install_scripts,upgrade_dependencies,post_setup}', work: 'io',
      io: 'subprocess', repeats: 'spawns', source: 'venv',
    },
    { names: 'venv.EnvBuilder', class: true, source: 'venv' },
    { names: 'venv.{main,EnvBuilder.*}', work: 'io', io: 'file', repeats: 'writes', source: 'venv' },
    { names: 'ensurepip.bootstrap', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'ensurepip' },
    { names: 'ensurepip.version', source: 'ensurepip' },
    { names: 'zipapp.create_archive', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'zipapp' },
    { names: 'zipapp.get_interpreter', work: 'io', io: 'file', source: 'zipapp' },
    { names: 'zipapp.ZipAppError', class: true, source: 'zipapp' },
    {
      names: `pydoc.{doc,getdoc,help,locate,render_doc,splitdoc,describe,apropos,browse,cli,pager,plain,writedoc,writedocs} pydoc_data.topics.topics`,
      work: 'cpu', source: 'pydoc',
    },
    { names: 'pydoc.{Doc,HTMLDoc,TextDoc,Helper,ErrorDuringImport,ModuleScanner}', class: true, source: 'pydoc' },
    { names: 'tabnanny.{check,process_tokens}', work: 'cpu', growth: 'linear', source: 'tabnanny' },
    { names: 'tabnanny.NannyNag', class: true, source: 'tabnanny' },
    { names: 'test.support.{captured_output,captured_stdout,captured_stderr,requires,run_unittest}', source: 'test' },

    // wave: small reads and writes of a file
    { names: 'wave.{open,openfp}', work: 'io', io: 'file', returns: 'wave.Wave_read', asyncInstead: 'asyncio.to_thread', source: 'wave' },
    { names: 'wave.{Wave_read,Wave_write}', class: true, hazard: 'unpicklable not-thread-safe', source: 'wave' },
    { names: 'wave.Wave_read.readframes', work: 'io', io: 'file', growth: 'linear', returns: 'builtins.bytes', source: 'wave' },
    { names: 'wave.Wave_write.{writeframes,writeframesraw}', work: 'io', io: 'file', growth: 'linear', repeats: 'writes', source: 'wave' },
    { names: 'wave.{Wave_read,Wave_write}.*', source: 'wave' },
    { names: 'wave.Error', class: true, source: 'wave' },

    // Examples and jokes
    { names: 'xxlimited.{Null,Str,Xxo,Xxo.demo,error,foo,new,roj} xxlimited_35.{Null,Str,Xxo,Xxo.demo,error,foo,new,roj}', source: 'internals' },
    {
      names: 'xxsubtype.{bench,spamdict,spamdict.{getstate,setstate},spamlist,spamlist.{classmeth,getstate,setstate,staticmeth}}',
      source: 'internals',
    },
    { names: 'this.{c,d,i,s}', attribute: true, source: 'easter' },
    { names: 'antigravity.geohash', source: 'easter' },
    { names: 'nturl2path.{pathname2url,url2pathname}', source: 'easter' },
  ],
};

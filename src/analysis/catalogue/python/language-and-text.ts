import type { CatalogueTable } from '../types';

/** Natural language, string distances, symbolic mathematics, graphs: mostly pure Python. */
export const languageAndText: CatalogueTable = {
  library: 'language-and-text',
  language: 'python',
  aliases: {
    'spacy.language.Language': 'spacy.Language',
    'fuzzywuzzy.fuzz': 'rapidfuzz.fuzz',
    'fuzzywuzzy.process': 'rapidfuzz.process',
    'thefuzz.fuzz': 'rapidfuzz.fuzz',
    'thefuzz.process': 'rapidfuzz.process',
  },
  sources: {
    nltk: 'https://www.nltk.org/api/nltk.html',
    spacy: 'https://spacy.io/usage/processing-pipelines#multiprocessing',
    gensim: 'https://radimrehurek.com/gensim/models/word2vec.html',
    fuzz: 'measured: heartbeat probe, RapidFuzz and Levenshtein on CPython 3.11: other threads stalled all the time, process.cdist excepted',
    symbolic: 'measured: heartbeat probe, SymPy on CPython 3.11, integrate: other threads stalled all the time',
    sympy: 'https://docs.sympy.org/latest/reference/index.html',
    graphs: 'measured: heartbeat probe, NetworkX on CPython 3.11, three algorithms: other threads stalled over 85 % of the time',
    networkx: 'https://networkx.org/documentation/stable/reference/index.html',
    igraph: 'https://python.igraph.org/en/stable/api/igraph.html',
    optimisation: 'https://developers.google.com/optimization/reference/python/index_python',
    parsing: 'https://lark-parser.readthedocs.io/en/stable/',
    translate: 'https://docs.python.org/3/howto/unicode.html',
  },
  groups: [
    {
      names: `nltk.{word_tokenize,sent_tokenize,pos_tag,ne_chunk,ngrams,bigrams,edit_distance,FreqDist,ConditionalFreqDist,Text}
        nltk.tokenize.{word_tokenize,sent_tokenize,wordpunct_tokenize} nltk.tag.pos_tag nltk.util.ngrams`,
      work: 'cpu', gil: 'held', growth: 'linear', source: 'nltk',
    },
    {
      names: `nltk.stem.{PorterStemmer,SnowballStemmer,LancasterStemmer,WordNetLemmatizer} nltk.stem.wordnet.WordNetLemmatizer
        nltk.tokenize.{RegexpTokenizer,TweetTokenizer,TreebankWordTokenizer} nltk.sentiment.SentimentIntensityAnalyzer
        nltk.sentiment.vader.SentimentIntensityAnalyzer`,
      class: true, source: 'nltk',
    },
    {
      names: `nltk.stem.{PorterStemmer,SnowballStemmer,LancasterStemmer}.stem nltk.stem.WordNetLemmatizer.lemmatize
        nltk.tokenize.{RegexpTokenizer,TweetTokenizer,TreebankWordTokenizer}.tokenize nltk.sentiment.SentimentIntensityAnalyzer.polarity_scores
        nltk.sentiment.vader.SentimentIntensityAnalyzer.polarity_scores nltk.stem.wordnet.WordNetLemmatizer.lemmatize`,
      work: 'cpu', gil: 'held', growth: 'linear', source: 'nltk',
    },
    { names: 'nltk.download', work: 'io', io: 'network', repeats: 'writes', source: 'nltk' },
    { names: 'nltk.corpus.stopwords.words', work: 'io', io: 'file', source: 'nltk' },
    { names: 'spacy.{load,blank}', work: 'cpu', gil: 'held', growth: 'heavy', returns: 'spacy.Language', source: 'spacy' },
    { names: 'spacy.Language', class: true, source: 'spacy' },
    { names: 'spacy.Language.__call__', work: 'cpu', gil: 'partly', growth: 'heavy', returns: 'spacy.tokens.Doc', source: 'spacy' },
    // With n_process it starts processes itself.
    { names: 'spacy.Language.pipe', work: 'cpu', gil: 'partly', growth: 'heavy', element: 'spacy.tokens.Doc', source: 'spacy' },
    { names: 'spacy.Language.{make_doc,add_pipe,select_pipes,disable_pipes,vocab,tokenizer,to_disk,from_disk}', source: 'spacy' },
    { names: 'spacy.tokens.{Doc,Span,Token,DocBin}', class: true, source: 'spacy' },
    { names: 'spacy.tokens.{Doc,Span,Token}.similarity', work: 'native', gil: 'partly', growth: 'linear', source: 'spacy' },
    {
      names: 'gensim.models.{Word2Vec,FastText,Doc2Vec,LdaModel,LdaMulticore,LsiModel,TfidfModel,Phrases}',
      class: true, work: 'native', gil: 'partly', growth: 'heavy', source: 'gensim',
    },
    {
      names: 'gensim.models.{Word2Vec,FastText,Doc2Vec}.train gensim.models.Doc2Vec.infer_vector',
      work: 'native', gil: 'partly', growth: 'heavy', source: 'gensim',
    },
    { names: 'gensim.utils.simple_preprocess gensim.corpora.Dictionary', work: 'cpu', gil: 'held', growth: 'linear', source: 'gensim' },
    { names: 'textblob.TextBlob langdetect.{detect,detect_langs} langid.classify', work: 'cpu', gil: 'held', growth: 'linear', source: 'nltk' },
    { names: 'jieba.{cut,lcut,cut_for_search}', work: 'cpu', gil: 'held', growth: 'linear', source: 'nltk' },
    {
      names: 'unidecode.unidecode unicodedata2.normalize ftfy.fix_text',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'translate',
    },

    {
      names: `rapidfuzz.fuzz.{ratio,partial_ratio,token_sort_ratio,token_set_ratio,partial_token_set_ratio,partial_token_sort_ratio,WRatio,QRatio}
        rapidfuzz.process.{extract,extractOne,extract_iter} rapidfuzz.distance.{Levenshtein,DamerauLevenshtein,Jaro,JaroWinkler,Hamming,Indel}.{distance,similarity,normalized_distance,normalized_similarity}
        Levenshtein.{distance,ratio,editops,jaro,jaro_winkler,hamming} jellyfish.{levenshtein_distance,jaro_similarity,jaro_winkler_similarity,damerau_levenshtein_distance,soundex,metaphone}`,
      work: 'cpu', gil: 'held', growth: 'linear', source: 'fuzz',
    },
    { names: 'rapidfuzz.process.{cdist,cpdist}', work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', source: 'fuzz' },

    {
      names: `sympy.{integrate,solve,solveset,dsolve,simplify,nsolve,limit,series,factor,groebner,linsolve,nonlinsolve,factorint,summation,trigsimp,radsimp,
          nsimplify,cse,lambdify,apart,cancel,together,resultant,rsolve,residue,fourier_transform,laplace_transform}`,
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'sympy.Expr', source: 'symbolic',
    },
    {
      names: 'sympy.{diff,expand,collect,sympify,isprime,prime,nextprime,primerange,divisors,gcd,lcm,totient,latex,pprint,parse_expr,N,primefactors}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'sympy.Expr', source: 'symbolic',
    },
    {
      names: `sympy.{symbols,Symbol,Function,Rational,Integer,Float,Eq,Matrix,pi,E,I,oo,sin,cos,tan,exp,log,sqrt,Abs,Sum,Product,Integral,
          Derivative,Poly}`,
      returns: 'sympy.Expr', source: 'sympy',
    },
    { names: 'sympy.Expr', class: true, source: 'sympy' },
    {
      names: 'sympy.Expr.{subs,evalf,diff,expand,simplify,integrate,series,factor,limit,xreplace,doit,n,inv,det,eigenvals,eigenvects,rref,nullspace}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'sympy.Expr', source: 'symbolic',
    },
    {
      names: 'mpmath.{mpf,quad,findroot,nsum,diff,zeta,gamma,polyroots,odefun,nint,mp}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'sympy',
    },

    { names: 'networkx.{Graph,DiGraph,MultiGraph,MultiDiGraph}', class: true, bases: 'networkx.Graph', source: 'networkx' },
    {
      names: `networkx.Graph.{add_node,add_edge,has_node,has_edge,neighbors,successors,predecessors,degree,number_of_nodes,number_of_edges,remove_node,
          remove_edge,nodes,edges,get_edge_data,order,size,clear,in_degree,out_degree,adjacency}`,
      source: 'networkx',
    },
    {
      names: 'networkx.Graph.{add_nodes_from,add_edges_from,subgraph,copy,to_directed,to_undirected,reverse,add_weighted_edges_from,edge_subgraph}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'networkx.Graph', source: 'networkx',
    },
    {
      names: `networkx.{pagerank,betweenness_centrality,closeness_centrality,eigenvector_centrality,all_pairs_shortest_path,all_pairs_shortest_path_length,
          all_pairs_dijkstra,floyd_warshall,all_simple_paths,max_weight_matching,minimum_spanning_tree,maximum_flow,minimum_cut,average_shortest_path_length,
          diameter,eccentricity,clustering,average_clustering,transitivity,triangles,k_core,core_number,find_cliques,strongly_connected_components,
          is_isomorphic,graph_edit_distance,greedy_color,spring_layout,kamada_kawai_layout,simple_cycles,edge_betweenness_centrality,
          harmonic_centrality,katz_centrality,hits,articulation_points,bridges,louvain_communities,number_connected_components}`,
      work: 'cpu', gil: 'held', growth: 'heavy', source: 'graphs',
    },
    {
      names: `networkx.{shortest_path,shortest_path_length,dijkstra_path,dijkstra_path_length,single_source_shortest_path,single_source_dijkstra,
          bidirectional_dijkstra,astar_path,has_path,bfs_edges,bfs_tree,dfs_edges,dfs_tree,dfs_preorder_nodes,topological_sort,connected_components,
          is_connected,is_directed_acyclic_graph,descendants,ancestors,degree_centrality,density,find_cycle,compose,union,relabel_nodes,
          gnm_random_graph,gnp_random_graph,erdos_renyi_graph,barabasi_albert_graph,watts_strogatz_graph,complete_graph,path_graph,grid_2d_graph,
          from_pandas_edgelist,to_pandas_adjacency,to_numpy_array,from_numpy_array,draw,draw_networkx,ego_graph}`,
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'networkx.Graph', source: 'graphs',
    },
    {
      names: 'networkx.{read_edgelist,read_gml,read_graphml,read_gexf,read_adjlist}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'networkx.Graph', source: 'networkx',
    },
    {
      names: 'networkx.{write_edgelist,write_gml,write_graphml,write_gexf}',
      work: 'cpu', gil: 'held', growth: 'linear', repeats: 'writes', source: 'networkx',
    },
    { names: 'igraph.Graph', class: true, source: 'igraph' },
    {
      names: `igraph.Graph.{pagerank,betweenness,closeness,shortest_paths,distances,get_shortest_paths,community_multilevel,community_leiden,
          layout,maxflow,diameter}`,
      work: 'cpu', gil: 'held', growth: 'heavy', source: 'igraph',
    },
    { names: 'ortools.sat.python.cp_model.{CpSolver,CpModel} ortools.linear_solver.pywraplp.Solver', class: true, source: 'optimisation' },
    {
      names: 'ortools.sat.python.cp_model.CpSolver.{Solve,solve} ortools.linear_solver.pywraplp.Solver.Solve',
      work: 'native', gil: 'released', growth: 'heavy', hazard: 'uses-all-cores', source: 'optimisation',
    },
    // PuLP runs a solver program.
    { names: 'pulp.{LpProblem,LpVariable}', class: true, source: 'optimisation' },
    { names: 'pulp.LpProblem.solve', work: 'io', io: 'subprocess', repeats: 'spawns', source: 'optimisation' },
    { names: 'cvxpy.{Variable,Parameter,Problem,Minimize,Maximize}', class: true, source: 'optimisation' },
    { names: 'cvxpy.Problem.solve', work: 'native', gil: 'partly', growth: 'heavy', source: 'optimisation' },
    { names: 'lark.Lark', class: true, work: 'cpu', gil: 'held', growth: 'heavy', source: 'parsing' },
    {
      names: `lark.Lark.parse pyparsing.ParserElement.{parse_string,parseString,scan_string,search_string} ply.yacc.parse
        sqlparse.{parse,format,split} sqlglot.{parse,parse_one,transpile} libcst.{parse_module,parse_expression}
        parso.parse astroid.parse black.format_str isort.code autopep8.fix_code`,
      work: 'cpu', gil: 'held', growth: 'linear', source: 'parsing',
    },
  ],
};

import type { CatalogueTable } from '../types';

/** Frameworks and model libraries beside PyTorch and scikit-learn. */
export const machineLearning: CatalogueTable = {
  library: 'machine-learning',
  language: 'python',
  aliases: { keras: 'tensorflow.keras', 'xgboost.sklearn.XGBClassifier': 'xgboost.XGBClassifier' },
  sources: {
    tensorflow: 'https://www.tensorflow.org/api_docs/python/tf/config/threading',
    keras: 'https://keras.io/api/models/',
    transformers: 'https://huggingface.co/docs/transformers/main_classes/pipelines',
    tokenizers: 'https://huggingface.co/docs/tokenizers/index',
    xgboost: 'https://xgboost.readthedocs.io/en/stable/python/python_api.html',
    lightgbm: 'https://lightgbm.readthedocs.io/en/stable/Parameters.html#num_threads',
    lightgbmGil: 'measured: heartbeat probe, LightGBM on CPython 3.11, train of 28 ms: other threads stalled 3 % of the time',
    catboost: 'https://catboost.ai/docs/en/concepts/python-reference_parameters-list',
    onnx: 'https://onnxruntime.ai/docs/performance/tune-performance/threading.html',
    jax: 'https://docs.jax.dev/en/latest/async_dispatch.html',
    sentence: 'https://sbert.net/docs/package_reference/sentence_transformer/SentenceTransformer.html',
    statsmodels: 'https://www.statsmodels.org/stable/api.html',
  },
  groups: [
    {
      names: 'tensorflow.{constant,convert_to_tensor,Variable}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'tensorflow.Tensor', source: 'tensorflow',
    },
    { names: 'tensorflow.Tensor', class: true, source: 'tensorflow' },
    { names: 'tensorflow.Tensor.numpy', work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'tensorflow' },
    { names: 'tensorflow.function', decorates: 'compiled', source: 'tensorflow' },
    {
      names: `tensorflow.{matmul,add,multiply,subtract,divide,reduce_sum,reduce_mean,reduce_max,argmax,concat,stack,tensordot,einsum,gather,where,cast,
          zeros,ones,fill,range,reshape,transpose,expand_dims,squeeze,sort,exp,sqrt,square,one_hot} tensorflow.{math,linalg,nn,image,signal,random}.*`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'tensorflow.Tensor', hazard: 'uses-all-cores', source: 'tensorflow',
    },
    { names: 'tensorflow.io.{read_file,gfile.GFile}', work: 'io', io: 'file', source: 'tensorflow' },
    { names: 'tensorflow.io.write_file', work: 'io', io: 'file', repeats: 'writes', source: 'tensorflow' },
    { names: 'tensorflow.data.Dataset', class: true, source: 'tensorflow' },
    { names: 'tensorflow.data.Dataset.*', returns: 'tensorflow.data.Dataset', source: 'tensorflow' },
    {
      names: 'tensorflow.keras.{Model,Sequential,models.Model,models.Sequential}',
      class: true, bases: 'tensorflow.keras.Model', hazard: 'unpicklable not-fork-safe', source: 'keras',
    },
    {
      names: 'tensorflow.keras.Model.{fit,evaluate,predict,train_on_batch,test_on_batch,predict_on_batch,__call__}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'keras',
    },
    { names: 'tensorflow.keras.Model.{save,save_weights,export}', work: 'io', io: 'file', repeats: 'writes', source: 'keras' },
    { names: 'tensorflow.keras.Model.load_weights', work: 'io', io: 'file', source: 'keras' },
    { names: 'tensorflow.keras.Model.{compile,summary,add,get_layer,get_weights,set_weights}', source: 'keras' },
    { names: 'tensorflow.keras.models.load_model', work: 'io', io: 'file', returns: 'tensorflow.keras.Model', source: 'keras' },
    { names: 'tensorflow.keras.layers.*', returns: 'tensorflow.keras.layers.Layer', source: 'keras' },
    { names: 'tensorflow.keras.layers.Layer', class: true, source: 'keras' },

    {
      names: 'jax.numpy.* jax.lax.* jax.random.* jax.scipy.linalg.*',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', hazard: 'uses-all-cores not-fork-safe', source: 'jax',
    },
    { names: 'jax.{jit,pmap}', decorates: 'compiled', source: 'jax' },
    { names: 'jax.{grad,value_and_grad,vmap,devices,device_put,tree_util.tree_map}', source: 'jax' },
    { names: 'jax.block_until_ready', work: 'native', gil: 'released', growth: 'heavy', source: 'jax' },

    { names: 'transformers.pipeline', work: 'io', io: 'file', returns: 'transformers.Pipeline', source: 'transformers' },
    { names: 'transformers.Pipeline', class: true, source: 'transformers' },
    { names: 'transformers.Pipeline.__call__', work: 'native', gil: 'released', growth: 'heavy', hazard: 'uses-all-cores', source: 'transformers' },
    {
      names: `transformers.{AutoModel,AutoModelForCausalLM,AutoModelForSequenceClassification,AutoModelForTokenClassification,AutoModelForQuestionAnswering,
          AutoModelForSeq2SeqLM,AutoModelForMaskedLM,BertModel,GPT2LMHeadModel,T5ForConditionalGeneration,CLIPModel,PreTrainedModel}.from_pretrained`,
      work: 'io', io: 'file', returns: 'transformers.PreTrainedModel', source: 'transformers',
    },
    { names: 'transformers.PreTrainedModel', class: true, bases: 'torch.nn.Module', source: 'transformers' },
    {
      names: 'transformers.PreTrainedModel.generate',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'torch.Tensor', hazard: 'uses-all-cores', source: 'transformers',
    },
    { names: 'transformers.PreTrainedModel.save_pretrained', work: 'io', io: 'file', repeats: 'writes', source: 'transformers' },
    {
      names: 'transformers.{AutoTokenizer,BertTokenizer,GPT2Tokenizer,T5Tokenizer,AutoProcessor,CLIPProcessor,AutoFeatureExtractor}.from_pretrained',
      work: 'io', io: 'file', returns: 'transformers.PreTrainedTokenizer', source: 'transformers',
    },
    { names: 'transformers.PreTrainedTokenizer', class: true, source: 'transformers' },
    {
      names: 'transformers.PreTrainedTokenizer.{__call__,encode,decode,batch_decode,tokenize,batch_encode_plus,encode_plus,apply_chat_template}',
      work: 'native', gil: 'partly', growth: 'linear', hazard: 'not-fork-safe', source: 'tokenizers',
    },
    { names: 'transformers.Trainer', class: true, source: 'transformers' },
    {
      names: 'transformers.Trainer.{train,evaluate,predict}',
      work: 'native', gil: 'released', growth: 'heavy', hazard: 'uses-all-cores', source: 'transformers',
    },
    { names: 'sentence_transformers.{SentenceTransformer,CrossEncoder}', class: true, work: 'io', io: 'file', source: 'sentence' },
    {
      names: 'sentence_transformers.{SentenceTransformer.encode,CrossEncoder.predict}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'sentence',
    },
    {
      names: 'tiktoken.{get_encoding,encoding_for_model}',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'tiktoken.Encoding', source: 'tokenizers',
    },
    { names: 'tiktoken.Encoding', class: true, source: 'tokenizers' },
    {
      names: 'tiktoken.Encoding.{encode,encode_ordinary,decode,encode_batch}',
      work: 'native', gil: 'partly', growth: 'linear', source: 'tokenizers',
    },
    { names: 'datasets.load_dataset', work: 'io', io: 'network', source: 'transformers' },

    { names: 'xgboost.DMatrix', class: true, work: 'native', gil: 'released', growth: 'linear', source: 'xgboost' },
    {
      names: 'xgboost.{train,cv}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'xgboost.Booster', hazard: 'uses-all-cores', source: 'xgboost',
    },
    { names: 'xgboost.Booster', class: true, source: 'xgboost' },
    {
      names: 'xgboost.Booster.{predict,update,eval,inplace_predict}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'xgboost',
    },
    { names: 'xgboost.Booster.save_model', work: 'io', io: 'file', repeats: 'writes', source: 'xgboost' },
    { names: 'xgboost.Booster.load_model', work: 'io', io: 'file', source: 'xgboost' },
    {
      names: 'xgboost.{XGBClassifier,XGBRegressor,XGBRanker,XGBRFClassifier,XGBRFRegressor}',
      class: true, bases: 'xgboost.XGBModel', source: 'xgboost',
    },
    { names: 'xgboost.XGBModel', class: true, bases: 'sklearn.base.BaseEstimator', source: 'xgboost' },
    {
      names: 'xgboost.XGBModel.{fit,predict,predict_proba}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'xgboost',
    },
    { names: 'lightgbm.Dataset', class: true, source: 'lightgbm' },
    {
      names: 'lightgbm.{train,cv}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'lightgbm.Booster', hazard: 'uses-all-cores', source: 'lightgbmGil',
    },
    { names: 'lightgbm.Booster', class: true, source: 'lightgbm' },
    {
      names: 'lightgbm.Booster.{predict,update}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'lightgbm',
    },
    { names: 'lightgbm.Booster.save_model', work: 'io', io: 'file', repeats: 'writes', source: 'lightgbm' },
    { names: 'lightgbm.{LGBMClassifier,LGBMRegressor,LGBMRanker}', class: true, bases: 'lightgbm.LGBMModel', source: 'lightgbm' },
    { names: 'lightgbm.LGBMModel', class: true, bases: 'sklearn.base.BaseEstimator', source: 'lightgbm' },
    {
      names: 'lightgbm.LGBMModel.{fit,predict}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'lightgbm',
    },
    { names: 'catboost.{CatBoost,CatBoostClassifier,CatBoostRegressor,Pool}', class: true, source: 'catboost' },
    {
      names: 'catboost.{CatBoost,CatBoostClassifier,CatBoostRegressor}.{fit,predict}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'catboost',
    },
    {
      names: 'catboost.{CatBoostClassifier,CatBoostRegressor}.predict_proba',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'catboost',
    },
    { names: 'onnxruntime.InferenceSession', class: true, work: 'io', io: 'file', hazard: 'unpicklable', source: 'onnx' },
    { names: 'onnxruntime.InferenceSession.run', work: 'native', gil: 'released', growth: 'heavy', hazard: 'uses-all-cores', source: 'onnx' },
    { names: 'onnxruntime.InferenceSession.{get_inputs,get_outputs,get_providers}', source: 'onnx' },

    {
      names: `statsmodels.api.{OLS,GLS,WLS,Logit,Probit,GLM,RLM,MixedLM,Poisson,QuantReg} statsmodels.formula.api.{ols,logit,glm,wls,mixedlm,
          poisson,quantreg} statsmodels.tsa.api.{AR,ARIMA,SARIMAX,VAR,ExponentialSmoothing,Holt}`,
      class: true, returns: 'statsmodels.Model', source: 'statsmodels',
    },
    {
      names: 'statsmodels.tsa.arima.model.ARIMA statsmodels.tsa.statespace.sarimax.SARIMAX statsmodels.tsa.holtwinters.ExponentialSmoothing',
      class: true, returns: 'statsmodels.Model', source: 'statsmodels',
    },
    { names: 'statsmodels.Model', class: true, source: 'statsmodels' },
    { names: 'statsmodels.Model.fit', work: 'native', gil: 'partly', growth: 'heavy', returns: 'statsmodels.Results', source: 'statsmodels' },
    { names: 'statsmodels.Results', class: true, source: 'statsmodels' },
    {
      names: 'statsmodels.Results.{predict,forecast,get_forecast,get_prediction}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'statsmodels',
    },
    { names: 'statsmodels.Results.{summary,conf_int}', work: 'cpu', gil: 'held', growth: 'linear', source: 'statsmodels' },
    { names: 'statsmodels.api.add_constant', work: 'native', gil: 'partly', growth: 'linear', source: 'statsmodels' },
  ],
};

import type { CatalogueTable } from '../types';

/** Fitting and predicting spend their time in NumPy, BLAS, OpenMP and Cython, mostly with the GIL released; `n_jobs` adds workers of its own. */
export const sklearn: CatalogueTable = {
  library: 'sklearn',
  language: 'python',
  sources: {
    parallelism: 'https://scikit-learn.org/stable/computing/parallelism.html',
    api: 'https://scikit-learn.org/stable/api/index.html',
    released: 'measured: test/bench/gil-probe-libraries.py, scikit-learn on CPython 3.11, 15 estimators on 3,000 to 200,000 rows: other threads stalled under 20 % of the time',
    partly: 'measured: test/bench/gil-probe-libraries.py, scikit-learn on CPython 3.11: other threads stalled 25-55 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, scikit-learn on CPython 3.11: other threads stalled over 75 % of the time',
  },
  groups: [
    { names: 'sklearn.base.{BaseEstimator,ClassifierMixin,RegressorMixin,TransformerMixin,ClusterMixin}', class: true, source: 'api' },
    {
      names: 'sklearn.base.BaseEstimator.{fit,fit_predict,fit_transform,partial_fit}',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'sklearn.base.BaseEstimator', source: 'parallelism',
    },
    {
      names: `sklearn.base.BaseEstimator.{predict,predict_proba,predict_log_proba,decision_function,transform,inverse_transform,score,score_samples,
          kneighbors,radius_neighbors,apply,staged_predict,sample}`,
      work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'parallelism',
    },
    { names: 'sklearn.base.BaseEstimator.{get_params,set_params,get_feature_names_out} sklearn.base.clone', source: 'api' },
    {
      names: `sklearn.base.BaseEstimator.{coef_,intercept_,classes_,feature_importances_,labels_,cluster_centers_,components_,best_estimator_,
          best_params_,best_score_,cv_results_,inertia_}`,
      attribute: true, source: 'api',
    },
    {
      names: `sklearn.linear_model.{ARDRegression,BayesianRidge,ElasticNet,ElasticNetCV,GammaRegressor,HuberRegressor,Lars,LarsCV,Lasso,LassoCV,LassoLars,
          LassoLarsIC,LinearRegression,LogisticRegression,LogisticRegressionCV,MultiTaskElasticNet,MultiTaskLasso,OrthogonalMatchingPursuit,
          PassiveAggressiveClassifier,PassiveAggressiveRegressor,Perceptron,PoissonRegressor,QuantileRegressor,RANSACRegressor,Ridge,RidgeCV,
          RidgeClassifier,RidgeClassifierCV,SGDClassifier,SGDOneClassSVM,SGDRegressor,TheilSenRegressor,TweedieRegressor}
        sklearn.ensemble.{AdaBoostClassifier,AdaBoostRegressor,BaggingClassifier,BaggingRegressor,ExtraTreesClassifier,ExtraTreesRegressor,
          GradientBoostingClassifier,GradientBoostingRegressor,HistGradientBoostingClassifier,HistGradientBoostingRegressor,IsolationForest,
          RandomForestClassifier,RandomForestRegressor,RandomTreesEmbedding,StackingClassifier,StackingRegressor,VotingClassifier,VotingRegressor}
        sklearn.tree.{DecisionTreeClassifier,DecisionTreeRegressor,ExtraTreeClassifier,ExtraTreeRegressor}
        sklearn.svm.{LinearSVC,LinearSVR,NuSVC,NuSVR,OneClassSVM,SVC,SVR}
        sklearn.neighbors.{KNeighborsClassifier,KNeighborsRegressor,KernelDensity,LocalOutlierFactor,NearestCentroid,NearestNeighbors,
          NeighborhoodComponentsAnalysis,RadiusNeighborsClassifier,RadiusNeighborsRegressor}
        sklearn.cluster.{AffinityPropagation,AgglomerativeClustering,Birch,BisectingKMeans,DBSCAN,FeatureAgglomeration,HDBSCAN,KMeans,MeanShift,
          MiniBatchKMeans,OPTICS,SpectralBiclustering,SpectralClustering,SpectralCoclustering}
        sklearn.mixture.{BayesianGaussianMixture,GaussianMixture}
        sklearn.naive_bayes.{BernoulliNB,CategoricalNB,ComplementNB,GaussianNB,MultinomialNB}
        sklearn.neural_network.{BernoulliRBM,MLPClassifier,MLPRegressor}
        sklearn.preprocessing.{Binarizer,FunctionTransformer,KBinsDiscretizer,LabelBinarizer,LabelEncoder,MaxAbsScaler,MinMaxScaler,MultiLabelBinarizer,
          Normalizer,OneHotEncoder,OrdinalEncoder,PolynomialFeatures,PowerTransformer,QuantileTransformer,RobustScaler,SplineTransformer,StandardScaler,TargetEncoder}
        sklearn.decomposition.{DictionaryLearning,FactorAnalysis,FastICA,IncrementalPCA,KernelPCA,LatentDirichletAllocation,MiniBatchDictionaryLearning,
          NMF,MiniBatchNMF,PCA,SparsePCA,TruncatedSVD}
        sklearn.manifold.{Isomap,LocallyLinearEmbedding,MDS,SpectralEmbedding,TSNE}
        sklearn.gaussian_process.{GaussianProcessClassifier,GaussianProcessRegressor}
        sklearn.discriminant_analysis.{LinearDiscriminantAnalysis,QuadraticDiscriminantAnalysis}
        sklearn.cross_decomposition.{CCA,PLSCanonical,PLSRegression}
        sklearn.covariance.{EllipticEnvelope,EmpiricalCovariance,GraphicalLasso,LedoitWolf,MinCovDet,OAS,ShrunkCovariance}
        sklearn.feature_selection.{GenericUnivariateSelect,RFE,RFECV,SelectFromModel,SelectKBest,SelectPercentile,SequentialFeatureSelector,VarianceThreshold}
        sklearn.impute.{KNNImputer,SimpleImputer,MissingIndicator,IterativeImputer}
        sklearn.compose.{ColumnTransformer,TransformedTargetRegressor} sklearn.pipeline.{FeatureUnion,Pipeline}
        sklearn.multiclass.{OneVsOneClassifier,OneVsRestClassifier,OutputCodeClassifier} sklearn.multioutput.{ClassifierChain,MultiOutputClassifier,MultiOutputRegressor}
        sklearn.calibration.CalibratedClassifierCV sklearn.isotonic.IsotonicRegression sklearn.kernel_ridge.KernelRidge
        sklearn.random_projection.{GaussianRandomProjection,SparseRandomProjection} sklearn.kernel_approximation.{Nystroem,RBFSampler}
        sklearn.semi_supervised.{LabelPropagation,LabelSpreading,SelfTrainingClassifier} sklearn.dummy.{DummyClassifier,DummyRegressor}`,
      class: true, bases: 'sklearn.base.BaseEstimator', source: 'api',
    },
    {
      names: 'sklearn.pipeline.{make_pipeline,make_union} sklearn.compose.make_column_transformer',
      returns: 'sklearn.pipeline.Pipeline', source: 'api',
    },
    // Measured without a GIL hold of note.
    {
      names: `sklearn.ensemble.{RandomForestClassifier,RandomForestRegressor,GradientBoostingClassifier}.fit sklearn.tree.DecisionTreeClassifier.fit
        sklearn.svm.SVC.fit sklearn.cluster.DBSCAN.fit sklearn.linear_model.{Lasso,SGDClassifier}.fit`,
      work: 'native', gil: 'released', growth: 'heavy', returns: 'sklearn.base.BaseEstimator', source: 'released',
    },
    // OpenMP spreads these over every core.
    {
      names: `sklearn.ensemble.{HistGradientBoostingClassifier,HistGradientBoostingRegressor}.{fit,predict} sklearn.cluster.KMeans.{fit,
          fit_predict,predict}`,
      work: 'native', gil: 'released', growth: 'heavy', returns: 'sklearn.base.BaseEstimator', hazard: 'uses-all-cores', source: 'parallelism',
    },
    {
      names: 'sklearn.linear_model.{LinearRegression,LogisticRegression}.fit sklearn.decomposition.PCA.{fit,fit_transform}',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'sklearn.base.BaseEstimator', hazard: 'uses-all-cores', source: 'partly',
    },
    // Text is split and counted in Python.
    {
      names: `sklearn.feature_extraction.text.{CountVectorizer,HashingVectorizer,TfidfVectorizer,TfidfTransformer}
        sklearn.feature_extraction.{DictVectorizer,FeatureHasher}`,
      class: true, bases: 'sklearn.base.BaseEstimator', source: 'api',
    },
    {
      names: `sklearn.feature_extraction.text.{CountVectorizer,HashingVectorizer,TfidfVectorizer}.{fit,transform,fit_transform}
        sklearn.feature_extraction.DictVectorizer.{fit,transform,fit_transform}`,
      work: 'cpu',
      gil: 'held', growth: 'linear', returns: 'scipy.sparse.csr_matrix', source: 'held',
    },
    // Search and validation fit many models; with n_jobs they start workers themselves.
    {
      names: 'sklearn.model_selection.{GridSearchCV,RandomizedSearchCV,HalvingGridSearchCV,HalvingRandomSearchCV,TunedThresholdClassifierCV}',
      class: true, bases: 'sklearn.base.BaseEstimator', source: 'parallelism',
    },
    {
      names: `sklearn.model_selection.{cross_val_score,cross_val_predict,cross_validate,learning_curve,validation_curve,permutation_test_score}
        sklearn.inspection.permutation_importance`,
      work: 'native', gil: 'partly',
      growth: 'heavy', returns: 'numpy.ndarray', source: 'parallelism',
    },
    {
      names: 'sklearn.model_selection.train_test_split',
      work: 'native', gil: 'partly', growth: 'linear', element: 'numpy.ndarray', source: 'partly',
    },
    {
      names: `sklearn.model_selection.{KFold,StratifiedKFold,GroupKFold,ShuffleSplit,StratifiedShuffleSplit,TimeSeriesSplit,LeaveOneOut,
          RepeatedKFold,ParameterGrid,ParameterSampler}`,
      class: true, source: 'api',
    },
    {
      names: `sklearn.model_selection.{KFold,StratifiedKFold,GroupKFold,ShuffleSplit,StratifiedShuffleSplit,TimeSeriesSplit,LeaveOneOut,
          RepeatedKFold}.split`,
      work: 'native', gil: 'partly', growth: 'linear', source: 'api',
    },
    {
      names: `sklearn.metrics.{accuracy_score,adjusted_rand_score,auc,average_precision_score,balanced_accuracy_score,brier_score_loss,calinski_harabasz_score,
          classification_report,cohen_kappa_score,confusion_matrix,davies_bouldin_score,f1_score,fbeta_score,hamming_loss,hinge_loss,jaccard_score,
          log_loss,matthews_corrcoef,mean_absolute_error,mean_absolute_percentage_error,mean_squared_error,mean_squared_log_error,
          median_absolute_error,mutual_info_score,ndcg_score,normalized_mutual_info_score,precision_recall_curve,precision_recall_fscore_support,
          precision_score,r2_score,recall_score,roc_auc_score,roc_curve,root_mean_squared_error,top_k_accuracy_score,v_measure_score}`,
      work: 'native', gil: 'released', growth: 'linear', source: 'released',
    },
    {
      names: `sklearn.metrics.{pairwise_distances,pairwise_distances_argmin,euclidean_distances,pairwise_kernels,silhouette_score,silhouette_samples}
        sklearn.metrics.pairwise.{cosine_similarity,cosine_distances,euclidean_distances,linear_kernel,rbf_kernel,polynomial_kernel,manhattan_distances,haversine_distances}`,
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'released',
    },
    { names: 'sklearn.metrics.{make_scorer,get_scorer}', source: 'api' },
    {
      names: `sklearn.preprocessing.{scale,normalize,minmax_scale,maxabs_scale,robust_scale,binarize,label_binarize,quantile_transform,
          power_transform}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: 'sklearn.utils.{shuffle,resample,check_array,check_X_y}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'api',
    },
    {
      names: 'sklearn.datasets.{load_iris,load_digits,load_wine,load_breast_cancer,load_diabetes,load_svmlight_file,load_files}',
      work: 'io', io: 'file', source: 'api',
    },
    {
      names: 'sklearn.datasets.{make_classification,make_regression,make_blobs,make_moons,make_circles}',
      work: 'native', gil: 'partly', growth: 'linear', source: 'api',
    },
    {
      names: 'sklearn.datasets.{fetch_openml,fetch_20newsgroups,fetch_california_housing,fetch_covtype,fetch_lfw_people,fetch_olivetti_faces}',
      work: 'io', io: 'network', source: 'api',
    },
    { names: 'sklearn.{set_config,config_context}', hazard: 'changes-process-state', source: 'api' },
  ],
};

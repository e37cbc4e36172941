import type { CatalogueTable } from '../types';

const distributions = `alpha,arcsine,bernoulli,beta,betabinom,binom,burr,cauchy,chi,chi2,cosine,dweibull,erlang,expon,exponnorm,f,fisk,gamma,genextreme,
  genpareto,geom,gompertz,gumbel_l,gumbel_r,halfnorm,hypergeom,invgamma,invgauss,laplace,levy,logistic,loggamma,lognorm,loguniform,lomax,maxwell,
  multinomial,nakagami,nbinom,ncx2,norm,pareto,pearson3,poisson,powerlaw,randint,rayleigh,rice,skewnorm,t,trapezoid,triang,truncexpon,truncnorm,
  uniform,vonmises,wald,weibull_max,weibull_min,zipf,multivariate_normal,multivariate_t,dirichlet`.split(/,\s*/);

export const scipy: CatalogueTable = {
  library: 'scipy',
  language: 'python',
  aliases: {
    // Module-level objects: their members are the class's.
    ...Object.fromEntries(distributions.map((name) => [`scipy.stats.${name}`, 'scipy.stats.rv_continuous'])),
    'scipy.linalg.decomp': 'scipy.linalg',
    'scipy.ndimage.filters': 'scipy.ndimage',
    'scipy.ndimage.interpolation': 'scipy.ndimage',
    'scipy.ndimage.morphology': 'scipy.ndimage',
    'scipy.ndimage.measurements': 'scipy.ndimage',
    'scipy.fftpack': 'scipy.fft',
    'scipy.stats.distributions': 'scipy.stats',
    'scipy.spatial.ckdtree.cKDTree': 'scipy.spatial.cKDTree',
  },
  sources: {
    reference: 'https://docs.scipy.org/doc/scipy/reference/index.html',
    threads: 'https://docs.scipy.org/doc/scipy/tutorial/thread_safety.html',
    parallel: 'https://docs.scipy.org/doc/scipy/tutorial/parallel_execution.html',
    released: 'measured: test/bench/gil-probe-libraries.py, SciPy 1.17 on CPython 3.11, calls of 2-150 ms: other threads stalled under 20 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, SciPy 1.17 on CPython 3.11: other threads stalled over 80 % of the time',
    // The decompositions rewritten in C++ hold the GIL in 1.17; the LAPACK wrappers that are left, and older versions, release it.
    linalg: 'measured: test/bench/gil-probe-libraries.py, SciPy 1.17 on CPython 3.11: cholesky, qr, lu_factor release the GIL; svd, inv, solve, eig, det, expm hold it',
  },
  groups: [
    {
      names: `scipy.linalg.{svd,svdvals,inv,solve,eig,eigh,eigvals,eigvalsh,lu,det,expm,sqrtm,logm,funm,pinv,pinvh,lstsq,schur,hessenberg,polar,
          qz,orth,null_space,solve_sylvester,solve_continuous_are,solve_discrete_are,solve_continuous_lyapunov,solve_discrete_lyapunov,
          subspace_angles,signm,cosm,sinm,tanm,expm_frechet,fractional_matrix_power,interpolative.svd}`,
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'linalg',
    },
    {
      names: `scipy.linalg.{cholesky,cho_factor,cho_solve,qr,rq,ldl,lu_factor,lu_solve,solve_triangular,solve_banded,solveh_banded,eig_banded,
          eigh_tridiagonal,cholesky_banded,solve_toeplitz,solve_circulant,cossin}`,
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'linalg',
    },
    {
      names: 'scipy.linalg.{norm,block_diag,toeplitz,hankel,circulant,hadamard,hilbert,companion,dft,khatri_rao,bandwidth,issymmetric}',
      work: 'native',
      gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'reference',
    },
    { names: 'scipy.linalg.{blas,lapack}.*', work: 'native', gil: 'released', growth: 'heavy', hazard: 'uses-all-cores', source: 'linalg' },

    {
      names: `scipy.sparse.{csr_matrix,csc_matrix,coo_matrix,bsr_matrix,dia_matrix,csr_array,csc_array,coo_array,bsr_array,dia_array,spmatrix,
          sparray}`,
      class: true,
      bases: 'scipy.sparse.spmatrix', work: 'native', gil: 'released', growth: 'linear', source: 'released',
    },
    {
      names: 'scipy.sparse.{lil_matrix,dok_matrix,lil_array,dok_array}',
      class: true, bases: 'scipy.sparse.spmatrix', work: 'cpu', gil: 'held', growth: 'linear', source: 'reference',
    },
    {
      names: `scipy.sparse.spmatrix.{dot,multiply,tocsr,tocsc,tocoo,tobsr,sum,mean,max,min,power,maximum,minimum,diagonal,copy,astype,
          sum_duplicates,__matmul__}`,
      work: 'native',
      gil: 'released', growth: 'linear', returns: 'scipy.sparse.csr_matrix', source: 'released',
    },
    {
      names: 'scipy.sparse.spmatrix.{toarray,todense}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'scipy.sparse.spmatrix.{transpose,getrow,getcol,reshape,nonzero,getnnz}', returns: 'scipy.sparse.csr_matrix', source: 'reference' },
    {
      names: 'scipy.sparse.spmatrix.{tolil,todok}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'scipy.sparse.lil_matrix', source: 'reference',
    },
    { names: 'scipy.sparse.spmatrix.{T,shape,nnz,data,indices,indptr,dtype}', attribute: true, source: 'reference' },
    {
      names: 'scipy.sparse.{vstack,hstack,bmat,block_diag,block_array,kron,kronsum,diags,spdiags,eye,eye_array,identity,random,rand,tril,triu,find}',
      work: 'native', gil: 'released',
      growth: 'linear', returns: 'scipy.sparse.csr_matrix', source: 'released',
    },
    { names: 'scipy.sparse.{issparse,isspmatrix,isspmatrix_csr}', source: 'reference' },
    { names: 'scipy.sparse.load_npz', work: 'io', io: 'file', returns: 'scipy.sparse.csr_matrix', source: 'reference' },
    { names: 'scipy.sparse.save_npz', work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', source: 'reference' },
    {
      names: `scipy.sparse.linalg.{spsolve,factorized,splu,spilu,spsolve_triangular,inv,expm,expm_multiply,eigs,eigsh,svds,lobpcg,cg,cgs,bicg,bicgstab,gmres,
          lgmres,minres,qmr,gcrotmk,tfqmr,lsqr,lsmr,norm,onenormest}`,
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'scipy.sparse.linalg.{LinearOperator,SuperLU}', class: true, source: 'reference' },
    { names: 'scipy.sparse.linalg.SuperLU.solve', work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', source: 'released' },
    {
      names: 'scipy.sparse.csgraph.{dijkstra,shortest_path,bellman_ford,johnson,floyd_warshall,yen,maximum_flow,maximum_bipartite_matching}',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'numpy.ndarray', source: 'held',
    },
    // Each edge is looked at once.
    {
      names: 'scipy.sparse.csgraph.{breadth_first_order,depth_first_order,connected_components,laplacian,reverse_cuthill_mckee}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'held',
    },
    {
      names: 'scipy.sparse.csgraph.minimum_spanning_tree',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'scipy.sparse.csr_matrix', source: 'released',
    },

    {
      names: `scipy.signal.{fftconvolve,oaconvolve,convolve,correlate,lfilter,filtfilt,sosfilt,sosfiltfilt,upfirdn,resample,resample_poly,decimate,savgol_filter,
          hilbert,hilbert2,spectrogram,stft,istft,czt,zoom_fft,detrend,find_peaks,peak_prominences,peak_widths,deconvolve,wiener,envelope,
          chirp,sawtooth,square,lombscargle,freqz,sosfreqz,group_delay}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: 'scipy.signal.{convolve2d,correlate2d,medfilt,medfilt2d,order_filter,sepfir2d,welch,csd,coherence,periodogram}',
      work: 'cpu', gil: 'held',
      growth: 'linear', returns: 'numpy.ndarray', source: 'held',
    },
    {
      names: 'scipy.signal.{find_peaks_cwt,argrelextrema,argrelmax,argrelmin,lsim,dlsim,step,impulse}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'reference',
    },
    {
      names: `scipy.signal.{butter,cheby1,cheby2,ellip,bessel,iirfilter,iirdesign,iirnotch,iirpeak,firwin,firwin2,firls,remez,buttord,get_window,bilinear,
          tf2zpk,zpk2tf,zpk2sos,tf2sos,sos2zpk,tf2ss,ss2tf,cont2discrete,sosfilt_zi,lfilter_zi,savgol_coeffs,unit_impulse,max_len_seq}`,
      work: 'cpu', gil: 'held', growth: 'constant', returns: 'numpy.ndarray', source: 'reference',
    },
    { names: 'scipy.signal.{lti,dlti,StateSpace,TransferFunction,ZerosPolesGain,ShortTimeFFT}', class: true, source: 'reference' },
    {
      names: 'scipy.signal.ShortTimeFFT.{stft,istft,spectrogram}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'scipy.signal.windows.*', work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'reference' },

    // N-dimensional images: the C loops release the GIL.
    {
      names: `scipy.ndimage.{affine_transform,binary_closing,binary_dilation,binary_erosion,binary_fill_holes,binary_hit_or_miss,binary_opening,
          binary_propagation,black_tophat,center_of_mass,convolve,convolve1d,correlate,correlate1d,distance_transform_bf,distance_transform_cdt,
          distance_transform_edt,extrema,find_objects,fourier_gaussian,fourier_shift,fourier_uniform,gaussian_filter,gaussian_filter1d,
          gaussian_gradient_magnitude,gaussian_laplace,grey_closing,grey_dilation,grey_erosion,grey_opening,histogram,label,laplace,map_coordinates,
          maximum,maximum_filter,maximum_filter1d,maximum_position,mean,median,median_filter,minimum,minimum_filter,minimum_filter1d,minimum_position,
          morphological_gradient,morphological_laplace,percentile_filter,prewitt,rank_filter,rotate,shift,sobel,spline_filter,spline_filter1d,
          standard_deviation,sum,sum_labels,uniform_filter,uniform_filter1d,variance,watershed_ift,white_tophat,zoom}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: 'scipy.ndimage.{generic_filter,generic_filter1d,generic_laplace,generic_gradient_magnitude,geometric_transform,vectorized_filter}',
      work: 'cpu', gil: 'held', growth: 'linear',
      returns: 'numpy.ndarray', runs: { argument: 1, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'scipy.ndimage.labeled_comprehension',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', runs: { argument: 3, as: 'inline', perItem: true }, source: 'reference',
    },
    { names: 'scipy.ndimage.{generate_binary_structure,iterate_structure}', returns: 'numpy.ndarray', source: 'reference' },

    // Solvers call the user's function over and over, in Python.
    {
      names: `scipy.optimize.{minimize,curve_fit,least_squares,leastsq,root,fsolve,newton_krylov,fmin,fmin_bfgs,fmin_cg,fmin_l_bfgs_b,fmin_powell,fmin_slsqp,fmin_tnc,fmin_cobyla,fmin_ncg,fminbound,golden,basinhopping,brute,
          differential_evolution,direct,dual_annealing,shgo,broyden1,broyden2,anderson,check_grad,line_search}`,
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'scipy.optimize.OptimizeResult', runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'scipy.optimize.{minimize_scalar,root_scalar,newton,brentq,brenth,brent,bisect,ridder,toms748,fixed_point}',
      work: 'cpu', gil: 'held', growth: 'linear',
      returns: 'scipy.optimize.OptimizeResult', runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'scipy.optimize.approx_fprime',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', runs: { argument: 1, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'scipy.optimize.{linprog,milp,lsq_linear,nnls,quadratic_assignment,isotonic_regression}',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'scipy.optimize.OptimizeResult', source: 'released',
    },
    { names: 'scipy.optimize.linear_sum_assignment', work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', source: 'released' },
    { names: 'scipy.optimize.{OptimizeResult,Bounds,LinearConstraint,NonlinearConstraint,BFGS,SR1}', class: true, source: 'reference' },
    { names: 'scipy.optimize.{rosen,rosen_der}', work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'reference' },
    {
      names: 'scipy.integrate.{dblquad,tplquad,nquad,odeint,solve_ivp,solve_bvp,cubature,qmc_quad}', work: 'cpu', gil: 'held', growth: 'heavy',
      runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'scipy.integrate.{quad,quad_vec,fixed_quad,tanhsinh,nsum}', work: 'cpu', gil: 'held', growth: 'linear',
      runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'scipy.integrate.{trapezoid,simpson,romb,cumulative_trapezoid,cumulative_simpson,newton_cotes,trapz,simps,cumtrapz}',
      work: 'native', gil: 'released',
      growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'scipy.integrate.{ode,complex_ode,RK45,RK23,DOP853,Radau,BDF,LSODA}', class: true, source: 'reference' },
    {
      names: 'scipy.integrate.{ode,complex_ode}.integrate scipy.integrate.{RK45,RK23,DOP853,Radau,BDF,LSODA}.step',
      work: 'cpu', gil: 'held', growth: 'heavy', source: 'reference',
    },

    {
      names: `scipy.interpolate.{interp1d,UnivariateSpline,InterpolatedUnivariateSpline,LSQUnivariateSpline,RectBivariateSpline,SmoothBivariateSpline,
          RegularGridInterpolator,LinearNDInterpolator,NearestNDInterpolator,CloughTocher2DInterpolator,RBFInterpolator,Rbf,Akima1DInterpolator,
          PchipInterpolator,BarycentricInterpolator,KroghInterpolator,BSpline,PPoly,CubicHermiteSpline}`,
      class: true, work: 'native', gil: 'partly', growth: 'linear', source: 'released',
    },
    { names: 'scipy.interpolate.CubicSpline', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    {
      names: `scipy.interpolate.{interp1d,UnivariateSpline,InterpolatedUnivariateSpline,LSQUnivariateSpline,RectBivariateSpline,RegularGridInterpolator,
          LinearNDInterpolator,NearestNDInterpolator,CloughTocher2DInterpolator,RBFInterpolator,Rbf,Akima1DInterpolator,PchipInterpolator,BSpline,PPoly,CubicSpline}.__call__
        scipy.interpolate.{griddata,interpn,splev,splrep,splprep,bisplrep,bisplev,make_interp_spline,make_lsq_spline,make_smoothing_spline,
          pchip_interpolate,barycentric_interpolate,krogh_interpolate,splint,splder,sproot,lagrange}`,
      work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },

    // Distributions are objects; calling one freezes it.
    { names: 'scipy.stats.{rv_continuous,rv_discrete,rv_histogram}', class: true, bases: 'scipy.stats.rv_continuous', source: 'reference' },
    { names: 'scipy.stats.rv_continuous.{__call__,freeze}', returns: 'scipy.stats.rv_continuous', source: 'reference' },
    {
      names: `scipy.stats.rv_continuous.{pdf,pmf,logpdf,logpmf,cdf,logcdf,sf,logsf,ppf,isf,rvs,mean,median,std,var,stats,moment,entropy,interval,
          support}`,
      work: 'native',
      gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'scipy.stats.rv_continuous.{fit,expect,nnlf} scipy.stats.fit', work: 'cpu', gil: 'held', growth: 'heavy', source: 'reference' },
    {
      names: `scipy.stats.{ttest_1samp,ttest_ind,ttest_rel,kstest,ks_1samp,ks_2samp,mannwhitneyu,wilcoxon,kruskal,friedmanchisquare,f_oneway,chisquare,
          chi2_contingency,fisher_exact,pearsonr,spearmanr,kendalltau,pointbiserialr,linregress,theilslopes,siegelslopes,shapiro,anderson,normaltest,
          skewtest,kurtosistest,jarque_bera,levene,bartlett,fligner,ansari,mood,describe,skew,kurtosis,moment,mode,gmean,hmean,pmean,zscore,zmap,
          rankdata,iqr,sem,entropy,percentileofscore,scoreatpercentile,trim_mean,trimboth,sigmaclip,median_abs_deviation,boxcox,yeojohnson,
          binned_statistic,binned_statistic_2d,cumfreq,relfreq,energy_distance,wasserstein_distance,differential_entropy,circmean,circstd,variation,tmean,ecdf}`,
      work: 'native', gil: 'released', growth: 'linear', source: 'released',
    },
    {
      names: 'scipy.stats.{bootstrap,permutation_test,monte_carlo_test}',
      work: 'cpu', gil: 'held', growth: 'heavy', runs: { argument: 1, as: 'inline', perItem: true }, source: 'reference',
    },
    { names: 'scipy.stats.gaussian_kde', class: true, work: 'native', gil: 'released', growth: 'linear', source: 'released' },
    {
      names: 'scipy.stats.gaussian_kde.{__call__,evaluate,pdf,logpdf,resample,integrate_box_1d}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'scipy.stats.qmc.{Sobol,Halton,LatinHypercube}', class: true, source: 'reference' },
    {
      names: 'scipy.stats.qmc.{Sobol,Halton,LatinHypercube}.random',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'reference',
    },

    {
      names: 'scipy.spatial.{KDTree,cKDTree,Delaunay,ConvexHull,HalfspaceIntersection,SphericalVoronoi}',
      class: true, work: 'native', gil: 'released', growth: 'linear', source: 'released',
    },
    { names: 'scipy.spatial.Voronoi', class: true, work: 'native', gil: 'partly', growth: 'linear', source: 'released' },
    {
      names: `scipy.spatial.{KDTree,cKDTree}.{query,query_ball_point,query_ball_tree,query_pairs,count_neighbors,sparse_distance_matrix}
        scipy.spatial.Delaunay.find_simplex`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: 'scipy.spatial.distance.{cdist,pdist} scipy.spatial.distance_matrix',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: `scipy.spatial.distance.{squareform,directed_hausdorff,braycurtis,canberra,chebyshev,cityblock,correlation,cosine,dice,euclidean,hamming,
          jaccard,jensenshannon,mahalanobis,minkowski,seuclidean,sqeuclidean} scipy.spatial.{procrustes,geometric_slerp}`,
      work: 'native', gil: 'partly', growth: 'linear', source: 'reference',
    },
    { names: 'scipy.spatial.transform.{Rotation,Slerp}', class: true, source: 'reference' },
    {
      names: 'scipy.spatial.transform.Rotation.{from_euler,from_quat,from_matrix,from_rotvec,random,identity,inv,concatenate}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'scipy.spatial.transform.Rotation', source: 'reference',
    },
    {
      names: 'scipy.spatial.transform.Rotation.{apply,as_euler,as_matrix,as_quat,as_rotvec,magnitude,mean}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'reference',
    },

    {
      names: `scipy.fft.{fft,fft2,fftn,ifft,ifft2,ifftn,rfft,rfft2,rfftn,irfft,irfft2,irfftn,hfft,ihfft,dct,dctn,idct,idctn,dst,dstn,idst,idstn,fht,ifht,
          fftshift,ifftshift,fftfreq,rfftfreq}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'scipy.fft.{next_fast_len,set_workers,get_workers}', source: 'parallel' },
    // Universal functions, like NumPy's own.
    { names: 'scipy.special.*', work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released' },
    {
      names: 'scipy.cluster.hierarchy.{linkage,single,complete,average,ward,weighted,centroid,median,fclusterdata,cophenet,optimal_leaf_ordering}',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'numpy.ndarray', source: 'held',
    },
    {
      names: 'scipy.cluster.hierarchy.{fcluster,inconsistent,leaves_list,cut_tree,dendrogram,to_tree,maxdists}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'reference',
    },
    {
      names: 'scipy.cluster.vq.{kmeans,kmeans2,vq,whiten}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'scipy.io.{loadmat,mmread,readsav,whosmat,wavfile.read}', work: 'io', io: 'file', source: 'reference' },
    { names: 'scipy.io.{savemat,mmwrite,wavfile.write}', work: 'io', io: 'file', repeats: 'writes', source: 'reference' },
    { names: 'scipy.LowLevelCallable', class: true, source: 'threads' },
  ],
};

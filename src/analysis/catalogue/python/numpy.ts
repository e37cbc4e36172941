import type { CatalogueTable } from '../types';

/** Instance methods shared by arrays and, in the same words, functions of the module. */
const reductions = 'all,any,argmax,argmin,max,mean,min,prod,std,sum,var';

export const numpy: CatalogueTable = {
  library: 'numpy',
  language: 'python',
  aliases: {
    'numpy.core': 'numpy',
    'numpy.core.multiarray': 'numpy',
    'numpy.random.mtrand': 'numpy.random',
    'numpy.random._generator.Generator': 'numpy.random.Generator',
    'numpy.ma.core': 'numpy.ma',
    'numpy.ma.masked_array': 'numpy.ma.MaskedArray',
    'numpy.typing.NDArray': 'numpy.ndarray',
  },
  sources: {
    threads: 'https://numpy.org/doc/stable/reference/thread_safety.html',
    blas: 'https://numpy.org/doc/stable/reference/global_state.html#number-of-threads-used-for-linear-algebra',
    random: 'https://numpy.org/doc/stable/reference/random/multithreading.html',
    seed: 'https://numpy.org/doc/stable/reference/random/parallel.html',
    reference: 'https://numpy.org/doc/stable/reference/routines.html',
    released: 'measured: test/bench/gil-probe-libraries.py, numpy 2.4 on CPython 3.11, arrays of 4 million items: other threads stalled under 10 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, numpy 2.4 on CPython 3.11: other threads stalled over 90 % of the time',
    partly: 'measured: test/bench/gil-probe-libraries.py, numpy 2.4 on CPython 3.11: other threads stalled 25-55 % of the time',
  },
  groups: [
    { names: 'numpy.ndarray', class: true, element: 'numpy.ndarray', source: 'threads' },
    { names: 'numpy.{matrix,memmap,recarray,chararray}', class: true, bases: 'numpy.ndarray', element: 'numpy.ndarray', source: 'reference' },
    { names: 'numpy.memmap.flush', work: 'io', io: 'file', repeats: 'writes', source: 'reference' },
    { names: 'numpy.ndarray.{T,mT,real,imag,flat,base}', attribute: true, returns: 'numpy.ndarray', source: 'reference' },
    { names: 'numpy.ndarray.{shape,size,ndim,dtype,nbytes,itemsize,strides,flags,data,ctypes,device}', attribute: true, source: 'reference' },

    // Element-wise arithmetic; as for everything below marked native, object arrays hold the GIL all the same.
    {
      names: `numpy.{abs,absolute,acos,acosh,add,arccos,arccosh,arcsin,arcsinh,arctan,arctan2,arctanh,asin,asinh,atan,atan2,atanh,
          bitwise_and,bitwise_count,bitwise_invert,bitwise_left_shift,bitwise_not,bitwise_or,bitwise_right_shift,bitwise_xor,
          cbrt,ceil,conj,conjugate,copysign,cos,cosh,deg2rad,degrees,divide,divmod,equal,exp,exp2,expm1,fabs,float_power,floor,floor_divide,
          fmax,fmin,fmod,frexp,gcd,greater,greater_equal,heaviside,hypot,invert,isfinite,isinf,isnan,isnat,lcm,ldexp,left_shift,less,less_equal,
          log,log10,log1p,log2,logaddexp,logaddexp2,logical_and,logical_not,logical_or,logical_xor,maximum,minimum,mod,modf,multiply,negative,
          nextafter,not_equal,positive,pow,power,rad2deg,radians,reciprocal,remainder,right_shift,rint,sign,signbit,sin,sinh,spacing,sqrt,square,
          subtract,tan,tanh,true_divide,trunc}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: `numpy.{add,subtract,multiply,divide,maximum,minimum,logical_and,logical_or,bitwise_or,bitwise_and}.{reduce,accumulate,outer,
          reduceat,at}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: `numpy.{${reductions},amax,amin,average,median,percentile,quantile,ptp,cumsum,cumprod,cumulative_sum,cumulative_prod,
          nanargmax,nanargmin,nancumprod,nancumsum,nanmax,nanmean,nanmedian,nanmin,nanpercentile,nanprod,nanquantile,nanstd,nansum,nanvar,
          count_nonzero,diff,ediff1d,gradient,trapezoid,trapz,cov,corrcoef,histogram,histogram2d,histogramdd,histogram_bin_edges,digitize,
          searchsorted,interp,unwrap,cross,inner,outer,trace,kron,convolve,correlate,round,around,fix,clip,nan_to_num,real_if_close,angle,sinc,i0,
          isclose,allclose,array_equal,array_equiv,isin,in1d,intersect1d,union1d,setdiff1d,setxor1d,
          unique,unique_all,unique_counts,unique_inverse,unique_values,packbits,unpackbits,polyval,select,piecewise}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: `numpy.{sort,argsort,partition,argpartition,lexsort,sort_complex,nonzero,flatnonzero,argwhere,where,extract,compress,choose,take,
          take_along_axis}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: `numpy.{zeros,ones,full,arange,linspace,logspace,geomspace,eye,identity,indices,meshgrid,tri,tril,triu,vander,diag,diagflat,
          zeros_like,ones_like,full_like,copy,concatenate,concat,stack,vstack,hstack,dstack,column_stack,row_stack,block,append,insert,delete,
          pad,roll,rot90,resize,copyto,putmask,place,put,put_along_axis,fill_diagonal,trim_zeros,tril_indices,triu_indices,mask_indices,
          busday_count,busday_offset,is_busday}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    // Views and allocation without touching the memory.
    {
      names: `numpy.{empty,empty_like,reshape,ravel,transpose,matrix_transpose,permute_dims,swapaxes,moveaxis,rollaxis,squeeze,expand_dims,
          flip,fliplr,flipud,broadcast_to,broadcast_arrays,broadcast_shapes,atleast_1d,atleast_2d,atleast_3d,diagonal,real,imag,
          split,array_split,hsplit,vsplit,dsplit,unstack,frombuffer,from_dlpack,ix_,diag_indices,unravel_index,ravel_multi_index}`,
      returns: 'numpy.ndarray', source: 'reference',
    },
    {
      names: `numpy.{shape,size,ndim,isscalar,issubdtype,result_type,promote_types,can_cast,common_type,iscomplexobj,isrealobj,iterable,
          may_share_memory,get_printoptions,set_printoptions,printoptions,geterr,errstate,finfo,iinfo,dtype,typename,isfortran,min_scalar_type}`,
      source: 'reference',
    },
    { names: 'numpy.seterr', hazard: 'changes-process-state', source: 'reference' },
    {
      names: `numpy.{bool_,byte,complex64,complex128,datetime64,float16,float32,float64,int8,int16,int32,int64,intp,longdouble,str_,timedelta64,
          uint8,uint16,uint32,uint64,bytes_,object_,void}`,
      class: true, source: 'reference',
    },
    // Converting from Python objects, one object at a time.
    {
      names: 'numpy.{array,asarray,asanyarray,ascontiguousarray,asfortranarray,asmatrix,asarray_chkfinite,bmat,require,fromiter,fromstring}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'held',
    },
    { names: 'numpy.{repeat,tile,bincount}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'held' },
    {
      names: 'numpy.{array2string,array_repr,array_str,base_repr,binary_repr,datetime_as_string}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.str', source: 'held',
    },
    {
      names: 'numpy.{poly,roots,polyadd,polysub,polymul,polydiv,polyder,polyint}',
      work: 'cpu', gil: 'held', growth: 'constant', returns: 'numpy.ndarray', source: 'reference',
    },
    { names: 'numpy.polyfit', work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'partly' },
    { names: 'numpy.poly1d', class: true, source: 'reference' },
    { names: 'numpy.poly1d.__call__', work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released' },
    // Python functions called item by item.
    {
      names: 'numpy.vectorize',
      class: true, work: 'cpu', gil: 'held', growth: 'linear', runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    { names: 'numpy.vectorize.__call__', work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'held' },
    {
      names: 'numpy.{apply_along_axis,apply_over_axes,frompyfunc}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray',
      runs: { argument: 0, as: 'inline', perItem: true }, source: 'held',
    },
    {
      names: 'numpy.fromfunction',
      work: 'cpu', growth: 'linear', returns: 'numpy.ndarray', runs: { argument: 0, as: 'inline' }, source: 'reference',
    },
    { names: 'numpy.{nditer,ndenumerate,ndindex}', class: true, source: 'reference' },
    {
      names: 'numpy.{bartlett,blackman,hamming,hanning,kaiser}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },

    // Linear algebra: BLAS and LAPACK, which use every core by themselves.
    {
      names: 'numpy.{dot,vdot,matmul,vecdot,matvec,vecmat,tensordot,einsum}', work: 'native', gil: 'released', growth: 'linear',
      returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'blas',
    },
    {
      names: 'numpy.ndarray.{dot,__matmul__}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'blas',
    },
    { names: 'numpy.einsum_path', work: 'cpu', gil: 'held', source: 'reference' },
    {
      names: `numpy.linalg.{cholesky,cond,det,inv,matmul,matrix_power,matrix_rank,multi_dot,pinv,qr,slogdet,solve,svd,svdvals,
          eig,eigh,eigvals,eigvalsh,lstsq,tensordot,tensorinv,tensorsolve}`,
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'blas',
    },
    {
      names: 'numpy.linalg.{norm,matrix_norm,vector_norm,cross,outer,trace,vecdot}', work: 'native', gil: 'released', growth: 'linear',
      returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'numpy.linalg.{diagonal,matrix_transpose}', returns: 'numpy.ndarray', source: 'reference' },
    {
      names: 'numpy.fft.{fft,fft2,fftn,ifft,ifft2,ifftn,rfft,rfft2,rfftn,irfft,irfft2,irfftn,hfft,ihfft,fftshift,ifftshift,fftfreq,rfftfreq}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },

    // Methods of arrays.
    {
      names: `numpy.ndarray.{${reductions},argsort,argpartition,sort,partition,clip,compress,choose,copy,cumsum,cumprod,astype,byteswap,flatten,
          fill,nonzero,put,take,round,searchsorted,trace,conj,conjugate,__add__,__sub__,__mul__,__truediv__,__floordiv__,__mod__,__pow__,__neg__,
          __and__,__or__,__xor__,__invert__,__lt__,__le__,__gt__,__ge__,__eq__,__ne__}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: 'numpy.ndarray.{reshape,ravel,transpose,swapaxes,squeeze,view,diagonal,resize,getfield,setflags,item,__len__,__getitem__}',
      returns: 'numpy.ndarray', source: 'reference',
    },
    { names: 'numpy.ndarray.repeat', work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'held' },
    { names: 'numpy.ndarray.tolist', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.list', source: 'held' },
    { names: 'numpy.ndarray.{tobytes,tostring,dumps}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.bytes', source: 'held' },
    { names: 'numpy.ndarray.{tofile,dump}', work: 'io', io: 'file', repeats: 'writes', source: 'reference' },

    // Files.
    { names: 'numpy.{load,fromfile}', work: 'io', io: 'file', returns: 'numpy.ndarray', source: 'reference' },
    { names: 'numpy.{save,savez}', work: 'io', io: 'file', repeats: 'writes', source: 'reference' },
    { names: 'numpy.savez_compressed', work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', source: 'released' },
    { names: 'numpy.savetxt', work: 'cpu', gil: 'held', growth: 'linear', repeats: 'writes', source: 'reference' },
    { names: 'numpy.loadtxt', work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'partly' },
    { names: 'numpy.{genfromtxt,fromregex}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'reference' },

    // Random numbers. The module's own functions share one generator: it is locked, and forked children repeat its numbers.
    {
      names: `numpy.random.{beta,binomial,bytes,chisquare,choice,dirichlet,exponential,f,gamma,geometric,gumbel,hypergeometric,laplace,logistic,
          lognormal,logseries,multinomial,multivariate_normal,negative_binomial,noncentral_chisquare,noncentral_f,normal,pareto,permutation,
          poisson,power,rand,randint,randn,random,random_integers,random_sample,ranf,rayleigh,sample,shuffle,standard_cauchy,
          standard_exponential,standard_gamma,standard_normal,standard_t,triangular,uniform,vonmises,wald,weibull,zipf}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', hazard: 'not-fork-safe', source: 'seed',
    },
    { names: 'numpy.random.{seed,set_state}', hazard: 'changes-process-state', source: 'seed' },
    { names: 'numpy.random.{get_state,SeedSequence}', source: 'seed' },
    { names: 'numpy.random.default_rng', returns: 'numpy.random.Generator', source: 'random' },
    { names: 'numpy.random.{MT19937,PCG64,PCG64DXSM,Philox,SFC64,BitGenerator}', class: true, source: 'random' },
    { names: 'numpy.random.{Generator,RandomState}', class: true, source: 'random' },
    {
      names: `numpy.random.{Generator,RandomState}.{beta,binomial,bytes,chisquare,choice,dirichlet,exponential,f,gamma,geometric,gumbel,hypergeometric,
          laplace,logistic,lognormal,logseries,multinomial,multivariate_normal,negative_binomial,noncentral_chisquare,noncentral_f,normal,pareto,
          permutation,poisson,power,random,rayleigh,shuffle,standard_cauchy,standard_exponential,standard_gamma,standard_normal,standard_t,
          triangular,uniform,vonmises,wald,weibull,zipf}
        numpy.random.Generator.{integers,multivariate_hypergeometric,permuted} numpy.random.RandomState.{rand,randint,randn,random_sample,random_integers}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'random',
    },
    { names: 'numpy.random.Generator.spawn numpy.random.RandomState.{seed,get_state,set_state}', source: 'random' },

    // Text: per-item loops that hold the GIL.
    {
      names: `numpy.{char,strings}.{add,capitalize,center,count,decode,encode,endswith,equal,expandtabs,find,greater,greater_equal,index,isalnum,isalpha,
          isdecimal,isdigit,islower,isnumeric,isspace,istitle,isupper,less,less_equal,ljust,lower,lstrip,mod,multiply,not_equal,partition,replace,
          rfind,rindex,rjust,rpartition,rstrip,startswith,str_len,strip,swapcase,title,translate,upper,zfill}
        numpy.char.{join,rsplit,split,splitlines,array,asarray}`,
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'numpy.ndarray', source: 'held',
    },

    // Masked arrays wrap the native work in Python.
    { names: 'numpy.ma.MaskedArray', class: true, bases: 'numpy.ndarray', element: 'numpy.ma.MaskedArray', source: 'reference' },
    { names: 'numpy.ma.array', returns: 'numpy.ma.MaskedArray', source: 'reference' },
    {
      names: `numpy.ma.{masked_equal,masked_greater,masked_greater_equal,masked_inside,masked_invalid,masked_less,masked_less_equal,masked_not_equal,
          masked_outside,masked_values,masked_where,fix_invalid,mean,median,sum,std,var,average,corrcoef,cov,polyfit,unique,sort,compress_rows,
          concatenate,stack,vstack,hstack,dot,clip,cumsum,where,max,min,prod}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ma.MaskedArray', source: 'released',
    },
    {
      names: 'numpy.ma.MaskedArray.{filled,compressed,count}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'numpy.ma.{getdata,getmask,getmaskarray,is_masked,isMA,isMaskedArray}', source: 'reference' },

    { names: 'numpy.polynomial.{Chebyshev,Hermite,HermiteE,Laguerre,Legendre,Polynomial}', class: true, source: 'reference' },
    {
      names: `numpy.polynomial.{Chebyshev,Hermite,HermiteE,Laguerre,Legendre,Polynomial}.fit numpy.polynomial.{polynomial.polyfit,
          chebyshev.chebfit,legendre.legfit}`,
      work: 'native', gil: 'partly', growth: 'linear', source: 'partly',
    },
    {
      names: 'numpy.polynomial.Polynomial.__call__ numpy.polynomial.polynomial.polyval', work: 'native', gil: 'released', growth: 'linear',
      returns: 'numpy.ndarray', source: 'released',
    },
    { names: 'numpy.lib.stride_tricks.{as_strided,sliding_window_view}', returns: 'numpy.ndarray', source: 'reference' },
    { names: 'numpy.lib.format.open_memmap', work: 'io', io: 'file', returns: 'numpy.memmap', source: 'reference' },
    {
      names: 'numpy.testing.{assert_allclose,assert_almost_equal,assert_array_almost_equal,assert_array_equal,assert_array_less,assert_equal}',
      work: 'native', gil: 'partly', growth: 'linear', source: 'reference',
    },
  ],
};

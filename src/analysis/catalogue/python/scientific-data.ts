import type { CatalogueTable } from '../types';

/** Array files, labelled arrays, maps, images and sound beside NumPy, SciPy, Pillow and OpenCV. */
export const scientificData: CatalogueTable = {
  library: 'scientific-data',
  language: 'python',
  aliases: {
    'xarray.core.dataset.Dataset': 'xarray.Dataset',
    'xarray.core.dataarray.DataArray': 'xarray.DataArray',
    'imageio.v2': 'imageio',
    'imageio.v3': 'imageio',
    'h5py._hl.files.File': 'h5py.File',
    pygeos: 'shapely',
    bottleneck: 'numpy',
  },
  sources: {
    // A lock of the library serialises every call into HDF5, whichever thread makes it.
    h5py: 'https://docs.h5py.org/en/stable/threads.html',
    netcdf: 'https://unidata.github.io/netcdf4-python/#thread-safety',
    xarray: 'https://docs.xarray.dev/en/stable/user-guide/dask.html',
    zarr: 'https://zarr.readthedocs.io/en/stable/user-guide/performance.html',
    numexpr: 'https://numexpr.readthedocs.io/en/latest/user_guide.html#threadpool-configuration',
    shapely: 'https://shapely.readthedocs.io/en/stable/release/2.x.html#releasing-the-gil-for-multithreaded-applications',
    shapelyGil: 'measured: heartbeat probe, Shapely 2 on CPython 3.11: contains, buffer, union_all stall other threads under 21 % of the time, to_wkb all the time',
    geopandas: 'https://geopandas.org/en/stable/docs/reference.html',
    rasterio: 'https://rasterio.readthedocs.io/en/stable/topics/concurrency.html',
    pyproj: 'https://pyproj4.github.io/pyproj/stable/advanced_examples.html#multithreading',
    skimage: 'measured: heartbeat probe, scikit-image on CPython 3.11, 0.36-megapixel images: other threads stalled under 9 % of the time, hog 72 %',
    skimageReference: 'https://scikit-image.org/docs/stable/api/api.html',
    imageio: 'https://imageio.readthedocs.io/en/stable/reference/core_v3.html',
    audio: 'measured: heartbeat probe, librosa and soundfile on CPython 3.11, ten seconds of sound: other threads stalled under 7 % of the time',
    librosa: 'https://librosa.org/doc/latest/index.html',
    pydub: 'https://github.com/jiaaro/pydub/blob/master/API.markdown',
    moviepy: 'https://zulko.github.io/moviepy/reference/index.html',
    astropy: 'https://docs.astropy.org/en/stable/io/fits/index.html',
    biopython: 'https://biopython.org/docs/latest/api/Bio.SeqIO.html',
    dicom: 'https://pydicom.github.io/pydicom/stable/reference/index.html',
    tables: 'https://www.pytables.org/cookbook/threading.html',
  },
  groups: [
    { names: 'h5py.File', class: true, work: 'io', io: 'file', bases: 'h5py.Group', hazard: 'not-fork-safe unpicklable', source: 'h5py' },
    { names: 'h5py.{Group,Dataset}', class: true, element: 'h5py.Dataset', hazard: 'not-fork-safe unpicklable', source: 'h5py' },
    {
      names: 'h5py.Group.{create_dataset,require_dataset}',
      work: 'io', io: 'file', gil: 'contended', repeats: 'writes', returns: 'h5py.Dataset', source: 'h5py',
    },
    {
      names: 'h5py.Group.{create_group,require_group}',
      work: 'io', io: 'file', gil: 'contended', repeats: 'writes', returns: 'h5py.Group', source: 'h5py',
    },
    { names: 'h5py.Group.{keys,values,items,get,visit,visititems}', returns: 'h5py.Dataset', source: 'h5py' },
    {
      names: 'h5py.Dataset.{__getitem__,read_direct,asstr,astype}',
      work: 'io', io: 'file', gil: 'contended', returns: 'numpy.ndarray', source: 'h5py',
    },
    {
      names: 'h5py.Dataset.{__setitem__,write_direct,resize} h5py.File.flush',
      work: 'io', io: 'file', gil: 'contended', repeats: 'writes', source: 'h5py',
    },
    { names: 'h5py.File.close', source: 'h5py' },
    {
      names: 'netCDF4.{Dataset,MFDataset}',
      class: true, work: 'io', io: 'file', hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'netcdf',
    },
    { names: 'netCDF4.Dataset.variables', attribute: true, returns: 'netCDF4.Variables', source: 'netcdf' },
    { names: 'netCDF4.Variables netCDF4.Variable', class: true, element: 'netCDF4.Variable', hazard: 'not-thread-safe', source: 'netcdf' },
    { names: 'netCDF4.Variable.__getitem__', work: 'io', io: 'file', hazard: 'not-thread-safe', returns: 'numpy.ndarray', source: 'netcdf' },
    {
      names: 'netCDF4.Dataset.{createVariable,createDimension,sync,close}',
      work: 'io', io: 'file', repeats: 'writes', hazard: 'not-thread-safe', returns: 'netCDF4.Variable', source: 'netcdf',
    },
    { names: 'tables.open_file', work: 'io', io: 'file', returns: 'tables.File', hazard: 'not-thread-safe', source: 'tables' },
    { names: 'tables.File', class: true, hazard: 'not-thread-safe unpicklable', source: 'tables' },
    {
      names: 'xarray.{open_dataset,open_dataarray,open_mfdataset,open_zarr,load_dataset,load_dataarray}',
      work: 'io', io: 'file', returns: 'xarray.Dataset', source: 'xarray',
    },
    { names: 'xarray.{Dataset,DataArray}', class: true, element: 'xarray.DataArray', source: 'xarray' },
    {
      names: 'xarray.{Dataset,DataArray}.{compute,load,persist}',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'xarray.Dataset', hazard: 'uses-all-cores', source: 'xarray',
    },
    { names: 'xarray.{Dataset,DataArray}.{to_netcdf,to_zarr}', work: 'io', io: 'file', repeats: 'writes', source: 'xarray' },
    {
      names: `xarray.{Dataset,DataArray}.{mean,sum,max,min,std,var,median,interp,resample,rolling,groupby,where,fillna,sortby,stack,reindex,
          quantile,dot,diff,cumsum,interpolate_na}`,
      work: 'native', gil: 'partly', growth: 'linear', returns: 'xarray.DataArray', source: 'xarray',
    },
    {
      names: 'xarray.{Dataset,DataArray}.{sel,isel,rename,drop_vars,assign,assign_coords,expand_dims,squeeze,transpose,chunk,close,copy,to_dataset}',
      returns: 'xarray.DataArray', source: 'xarray',
    },
    { names: 'xarray.DataArray.values', attribute: true, returns: 'numpy.ndarray', source: 'xarray' },
    {
      names: 'xarray.{Dataset,DataArray}.to_dataframe',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'pandas.DataFrame', source: 'xarray',
    },
    {
      names: 'xarray.{concat,merge,combine_by_coords}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'xarray.Dataset', source: 'xarray',
    },
    {
      names: 'xarray.apply_ufunc',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'xarray.DataArray', runs: { argument: 0, keyword: 'func', as: 'inline' },
      source: 'xarray',
    },
    { names: 'zarr.{open,open_array,open_group,load}', work: 'io', io: 'file', returns: 'zarr.Array', source: 'zarr' },
    { names: 'zarr.{create,array,zeros,save,create_array}', work: 'io', io: 'file', repeats: 'writes', returns: 'zarr.Array', source: 'zarr' },
    { names: 'zarr.{Array,Group}', class: true, element: 'zarr.Array', source: 'zarr' },
    { names: 'zarr.Array.__getitem__', work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'zarr' },
    { names: 'zarr.Array.__setitem__', work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', source: 'zarr' },
    {
      names: 'numexpr.evaluate',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'numexpr',
    },
    { names: 'numexpr.set_num_threads', hazard: 'changes-process-state', source: 'numexpr' },

    // Shapely's functions over arrays release the GIL; one geometry at a time the calls are too short to matter.
    {
      names: `shapely.{contains,intersects,within,touches,crosses,overlaps,covers,disjoint,equals,buffer,union_all,unary_union,intersection,
          difference,union,symmetric_difference,distance,area,length,simplify,convex_hull,centroid,make_valid,dwithin,prepare,voronoi_polygons,
          delaunay_triangles,transform}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'shapely.Geometry', source: 'shapelyGil',
    },
    {
      names: 'shapely.ops.{unary_union,cascaded_union,polygonize,linemerge,split,nearest_points,triangulate,voronoi_diagram,snap}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'shapely.Geometry', source: 'shapely',
    },
    {
      names: 'shapely.{to_wkb,to_wkt,from_wkb,from_wkt,to_geojson,from_geojson} shapely.wkt.{loads,dumps} shapely.wkb.{loads,dumps}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'shapely.Geometry', source: 'shapelyGil',
    },
    {
      names: `shapely.{Geometry,Point,LineString,LinearRing,Polygon,MultiPoint,MultiLineString,MultiPolygon,GeometryCollection}
        shapely.geometry.{Point,LineString,LinearRing,Polygon,MultiPoint,MultiLineString,MultiPolygon}`,
      class: true, bases: 'shapely.Geometry', source: 'shapely',
    },
    {
      names: `shapely.Geometry.{contains,intersects,within,touches,crosses,overlaps,covers,disjoint,equals,distance,buffer,intersection,union,
          difference,symmetric_difference,simplify,interpolate,project}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'shapely.Geometry', source: 'shapelyGil',
    },
    { names: 'shapely.geometry.{shape,mapping,box} shapely.{box,points,linestrings,polygons}', returns: 'shapely.Geometry', source: 'shapely' },
    { names: 'shapely.{STRtree,strtree.STRtree}', class: true, work: 'native', gil: 'partly', growth: 'linear', source: 'shapely' },
    {
      names: 'shapely.{STRtree,strtree.STRtree}.{query,nearest,query_nearest}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'shapely',
    },
    {
      names: 'geopandas.{read_file,read_parquet,read_feather}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'geopandas.GeoDataFrame', source: 'geopandas',
    },
    { names: 'geopandas.read_postgis', work: 'io', io: 'database', returns: 'geopandas.GeoDataFrame', source: 'geopandas' },
    {
      names: 'geopandas.{GeoDataFrame,GeoSeries}',
      class: true, bases: 'pandas.DataFrame pandas.Series', element: 'geopandas.GeoSeries', source: 'geopandas',
    },
    {
      names: 'geopandas.{sjoin,sjoin_nearest,overlay,clip,points_from_xy}',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'geopandas.GeoDataFrame', source: 'geopandas',
    },
    {
      names: `geopandas.{GeoDataFrame,GeoSeries}.{to_crs,buffer,dissolve,sjoin,overlay,clip,explode,simplify,intersects,contains,within,distance,
          union_all}`,
      work: 'native', gil: 'partly', growth: 'linear', returns: 'geopandas.GeoDataFrame', source: 'geopandas',
    },
    { names: 'geopandas.GeoDataFrame.{to_file,to_postgis}', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'geopandas' },
    // A dataset belongs to one thread; reading releases the GIL.
    { names: 'rasterio.open', work: 'io', io: 'file', returns: 'rasterio.DatasetReader', hazard: 'not-thread-safe', source: 'rasterio' },
    { names: 'rasterio.DatasetReader', class: true, hazard: 'not-thread-safe unpicklable', source: 'rasterio' },
    {
      names: 'rasterio.DatasetReader.{read,read_masks,sample,dataset_mask}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', hazard: 'not-thread-safe', source: 'rasterio',
    },
    {
      names: 'rasterio.DatasetReader.write',
      work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', hazard: 'not-thread-safe', source: 'rasterio',
    },
    {
      names: 'rasterio.{warp.reproject,mask.mask,merge.merge,features.rasterize,features.shapes}',
      work: 'native', gil: 'partly', growth: 'heavy', returns: 'numpy.ndarray', source: 'rasterio',
    },
    { names: 'fiona.open', work: 'io', io: 'file', source: 'rasterio' },
    {
      names: 'pyproj.{Transformer.from_crs,CRS.from_epsg,Proj,CRS}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pyproj.Transformer', source: 'pyproj',
    },
    { names: 'pyproj.{Transformer,Geod}', class: true, source: 'pyproj' },
    {
      names: 'pyproj.Transformer.{transform,itransform} pyproj.Geod.{inv,fwd} pyproj.transform',
      work: 'native', gil: 'partly', growth: 'linear', source: 'pyproj',
    },
    { names: 'geopy.geocoders.{Nominatim,GoogleV3,Photon,ArcGIS}', class: true, source: 'geopandas' },
    { names: 'geopy.geocoders.{Nominatim,GoogleV3,Photon,ArcGIS}.{geocode,reverse}', work: 'io', io: 'network', source: 'geopandas' },
    { names: 'geopy.distance.{geodesic,great_circle,distance}', class: true, work: 'cpu', gil: 'held', growth: 'linear', source: 'geopandas' },

    {
      names: `skimage.filters.{gaussian,sobel,threshold_otsu,threshold_local,median,unsharp_mask,laplace,prewitt,scharr,frangi,gabor}
        skimage.transform.{resize,rescale,rotate,warp,pyramid_gaussian,radon,iradon,hough_line,swirl,downscale_local_mean}
        skimage.segmentation.{slic,watershed,felzenszwalb,quickshift,random_walker,find_boundaries,clear_border,chan_vese}
        skimage.measure.{label,find_contours,block_reduce,marching_cubes,ransac} skimage.feature.{canny,corner_harris,peak_local_max,match_template,blob_log,blob_dog,local_binary_pattern}
        skimage.morphology.{skeletonize,binary_dilation,binary_erosion,binary_opening,binary_closing,dilation,erosion,remove_small_objects,convex_hull_image}
        skimage.restoration.{denoise_nl_means,denoise_tv_chambolle,denoise_bilateral,denoise_wavelet,richardson_lucy,inpaint_biharmonic}
        skimage.color.{rgb2gray,rgb2hsv,rgb2lab,gray2rgb,hsv2rgb,lab2rgb,label2rgb} skimage.exposure.{equalize_hist,equalize_adapthist,rescale_intensity,histogram,adjust_gamma}
        skimage.metrics.{structural_similarity,mean_squared_error,peak_signal_noise_ratio} skimage.util.{img_as_float,img_as_ubyte,random_noise,view_as_windows}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'skimage',
    },
    {
      names: 'skimage.feature.hog skimage.measure.{regionprops,regionprops_table}',
      work: 'cpu', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'skimage',
    },
    {
      names: 'skimage.io.{imread,imread_collection} imageio.{imread,mimread,imiter,volread,get_reader}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'skimage',
    },
    {
      names: 'skimage.io.imsave imageio.{imwrite,mimwrite,mimsave,imsave,volwrite}',
      work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', source: 'imageio',
    },
    { names: 'imageio.get_writer', work: 'io', io: 'file', repeats: 'writes', source: 'imageio' },
    { names: 'skimage.morphology.{disk,square,ball,diamond} skimage.draw.{disk,line,polygon,ellipse,circle_perimeter}', source: 'skimageReference' },
    { names: 'tifffile.{imread,TiffFile}', work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'imageio' },
    { names: 'tifffile.imwrite', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'imageio' },
    { names: 'pyvips.Image.{new_from_file,new_from_buffer,thumbnail}', returns: 'pyvips.Image', source: 'imageio' },
    { names: 'pyvips.Image', class: true, source: 'imageio' },
    {
      names: 'pyvips.Image.write_to_file',
      work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', hazard: 'uses-all-cores', source: 'imageio',
    },

    {
      names: `librosa.{load,stft,istft,cqt,resample,beat.beat_track,onset.onset_detect,effects.hpss,effects.time_stretch,effects.pitch_shift,
          effects.trim,pyin,yin,griffinlim,amplitude_to_db,power_to_db}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'audio',
    },
    {
      names: `librosa.feature.{mfcc,melspectrogram,chroma_stft,chroma_cqt,spectral_centroid,spectral_bandwidth,spectral_rolloff,spectral_contrast,
          zero_crossing_rate,rms,tonnetz,delta}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'audio',
    },
    { names: 'librosa.{get_duration,frames_to_time,time_to_frames,note_to_hz,hz_to_note}', source: 'librosa' },
    { names: 'soundfile.read', work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'audio' },
    { names: 'soundfile.write', work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', source: 'audio' },
    { names: 'soundfile.SoundFile', class: true, work: 'io', io: 'file', hazard: 'not-thread-safe', source: 'librosa' },
    { names: 'soundfile.info', work: 'io', io: 'file', source: 'librosa' },
    // Anything but WAV goes through the ffmpeg program.
    {
      names: 'pydub.AudioSegment.{from_file,from_mp3,from_ogg}',
      work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'pydub.AudioSegment', source: 'pydub',
    },
    { names: 'pydub.AudioSegment.from_wav', work: 'io', io: 'file', returns: 'pydub.AudioSegment', source: 'pydub' },
    { names: 'pydub.AudioSegment', class: true, element: 'pydub.AudioSegment', source: 'pydub' },
    { names: 'pydub.AudioSegment.export', work: 'io', io: 'subprocess', repeats: 'writes', source: 'pydub' },
    {
      names: 'pydub.AudioSegment.{set_frame_rate,set_channels,overlay,fade_in,fade_out,reverse,append,low_pass_filter,high_pass_filter,normalize}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'pydub.AudioSegment', source: 'pydub',
    },
    {
      names: 'moviepy.editor.{VideoFileClip,AudioFileClip,ImageSequenceClip} moviepy.{VideoFileClip,AudioFileClip,ImageSequenceClip}',
      class: true, work: 'io', io: 'subprocess', repeats: 'spawns', returns: 'moviepy.Clip', hazard: 'not-thread-safe unpicklable',
      source: 'moviepy',
    },
    { names: 'moviepy.Clip', class: true, source: 'moviepy' },
    {
      names: 'moviepy.Clip.{write_videofile,write_audiofile,write_gif}',
      work: 'cpu', gil: 'held', growth: 'heavy', repeats: 'writes', source: 'moviepy',
    },

    { names: 'astropy.io.fits.{open,getdata}', work: 'io', io: 'file', source: 'astropy' },
    { names: 'astropy.io.fits.writeto', work: 'io', io: 'file', repeats: 'writes', source: 'astropy' },
    { names: 'Bio.SeqIO.{parse,read,to_dict} Bio.pairwise2.align.globalxx', work: 'cpu', gil: 'held', growth: 'linear', source: 'biopython' },
    { names: 'Bio.Entrez.{efetch,esearch,esummary}', work: 'io', io: 'network', source: 'biopython' },
    { names: 'pydicom.{dcmread,read_file}', work: 'cpu', gil: 'held', growth: 'linear', source: 'dicom' },
    { names: 'nibabel.load', work: 'io', io: 'file', source: 'dicom' },
  ],
};

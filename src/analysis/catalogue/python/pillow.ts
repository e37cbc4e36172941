import type { CatalogueTable } from '../types';

export const pillow: CatalogueTable = {
  library: 'pillow',
  language: 'python',
  aliases: { 'PIL.ImageFile.ImageFile': 'PIL.Image.Image' },
  sources: {
    reference: 'https://pillow.readthedocs.io/en/stable/reference/Image.html',
    decode: 'https://github.com/python-pillow/Pillow/pull/1224',
    filters: 'https://github.com/python-pillow/Pillow/pull/2670',
    released: 'measured: test/bench/gil-probe-libraries.py, Pillow 12.3 on CPython 3.11, 3-megapixel RGB image: other threads run meanwhile',
    held: 'measured: test/bench/gil-probe-libraries.py, Pillow 12.3 on CPython 3.11, 3-megapixel RGB image: other threads stalled over 80 % of the time',
  },
  groups: [
    // Opening reads the header only; the pixels are decoded by whatever touches them first.
    { names: 'PIL.Image.open', work: 'io', io: 'file', returns: 'PIL.Image.Image', source: 'reference' },
    { names: 'PIL.Image.Image', class: true, source: 'reference' },
    { names: 'PIL.Image.Image.load', work: 'native', gil: 'released', growth: 'linear', source: 'decode' },
    {
      names: 'PIL.Image.Image.{verify,seek,tell,close,draft,getbands,getexif,getpixel,putpixel,getpalette,putpalette,getchannel,show,__enter__}',
      source: 'reference',
    },
    {
      names: 'PIL.Image.Image.{size,width,height,mode,format,info,palette,is_animated,n_frames,filename,readonly}',
      attribute: true, source: 'reference',
    },
    // Encoding into a file releases the GIL; into a BytesIO it is measured to hold it for JPEG.
    { names: 'PIL.Image.Image.save', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'released' },
    {
      names: 'PIL.Image.Image.{resize,thumbnail,rotate,transpose,transform,reduce,convert,quantize,crop,copy,filter,remap_palette}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'PIL.Image.Image', source: 'released',
    },
    {
      names: 'PIL.Image.Image.{point,apply_transparency,effect_spread}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'PIL.Image.Image', source: 'released',
    },
    { names: 'PIL.Image.Image.{histogram,entropy}', work: 'native', gil: 'released', growth: 'linear', source: 'released' },
    {
      names: 'PIL.Image.Image.{getcolors,getdata,get_flattened_data,putdata,getbbox,getextrema,getprojection}',
      work: 'cpu', gil: 'held', growth: 'linear', source: 'held',
    },
    { names: 'PIL.Image.Image.{tobytes,tobitmap}', work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.bytes', source: 'held' },
    { names: 'PIL.Image.Image.{paste,alpha_composite,putalpha}', work: 'native', gil: 'partly', growth: 'linear', source: 'reference' },
    { names: 'PIL.Image.Image.split', work: 'cpu', gil: 'held', growth: 'linear', element: 'PIL.Image.Image', source: 'held' },
    {
      names: 'PIL.Image.{blend,alpha_composite,merge,effect_noise}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'PIL.Image.Image', source: 'held',
    },
    { names: 'PIL.Image.composite', work: 'native', gil: 'partly', growth: 'linear', returns: 'PIL.Image.Image', source: 'released' },
    {
      names: 'PIL.Image.{new,frombytes,frombuffer,fromarray}',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'PIL.Image.Image', source: 'released',
    },
    { names: 'PIL.Image.{linear_gradient,radial_gradient}', returns: 'PIL.Image.Image', source: 'reference' },
    { names: 'PIL.Image.effect_mandelbrot', work: 'cpu', gil: 'held', growth: 'linear', returns: 'PIL.Image.Image', source: 'reference' },
    {
      names: `PIL.ImageFilter.{BoxBlur,GaussianBlur,UnsharpMask,Kernel,Color3DLUT,BLUR,CONTOUR,DETAIL,EDGE_ENHANCE,EDGE_ENHANCE_MORE,EMBOSS,FIND_EDGES,
          SHARPEN,SMOOTH,SMOOTH_MORE,MedianFilter,MinFilter,MaxFilter,ModeFilter,RankFilter}`,
      class: true, source: 'filters',
    },
    {
      names: `PIL.ImageOps.{autocontrast,colorize,contain,cover,crop,equalize,exif_transpose,expand,fit,flip,grayscale,invert,mirror,pad,
          posterize,scale,solarize}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'PIL.Image.Image', source: 'released',
    },
    {
      names: 'PIL.ImageEnhance.{Brightness,Color,Contrast,Sharpness}',
      class: true, work: 'native', gil: 'partly', growth: 'linear', source: 'released',
    },
    {
      names: 'PIL.ImageEnhance.{Brightness,Color,Contrast}.enhance',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'PIL.Image.Image', source: 'held',
    },
    { names: 'PIL.ImageEnhance.Sharpness.enhance', work: 'native', gil: 'partly', growth: 'linear', returns: 'PIL.Image.Image', source: 'released' },
    {
      names: `PIL.ImageChops.{add,add_modulo,blend,composite,darker,difference,hard_light,invert,lighter,multiply,offset,overlay,screen,soft_light,
          subtract,subtract_modulo,logical_and,logical_or,logical_xor,duplicate,constant}`,
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'PIL.Image.Image', source: 'held',
    },
    { names: 'PIL.ImageDraw.{Draw,ImageDraw}', class: true, returns: 'PIL.ImageDraw.ImageDraw', source: 'reference' },
    {
      names: `PIL.ImageDraw.ImageDraw.{arc,bitmap,chord,circle,ellipse,line,multiline_text,pieslice,point,polygon,rectangle,regular_polygon,
          rounded_rectangle,shape,text} PIL.ImageDraw.floodfill`,
      work: 'cpu', gil: 'held', growth: 'linear', source: 'held',
    },
    { names: 'PIL.ImageDraw.ImageDraw.{textbbox,textlength,multiline_textbbox}', work: 'cpu', gil: 'held', source: 'reference' },
    { names: 'PIL.ImageFont.truetype', work: 'io', io: 'file', returns: 'PIL.ImageFont.FreeTypeFont', source: 'reference' },
    { names: 'PIL.ImageFont.load_default', returns: 'PIL.ImageFont.FreeTypeFont', source: 'reference' },
    { names: 'PIL.ImageFont.FreeTypeFont', class: true, source: 'reference' },
    { names: 'PIL.ImageFont.FreeTypeFont.{getbbox,getlength,getmask}', work: 'cpu', gil: 'held', source: 'reference' },
    { names: 'PIL.ImageStat.Stat', class: true, work: 'native', gil: 'released', growth: 'linear', source: 'released' },
    { names: 'PIL.ImageStat.Stat.{mean,median,stddev,var,sum,sum2,rms,extrema,count}', attribute: true, source: 'reference' },
    { names: 'PIL.ImageSequence.Iterator', class: true, element: 'PIL.Image.Image', source: 'reference' },
    { names: 'PIL.ImageSequence.Iterator.__iter__', work: 'native', gil: 'released', growth: 'linear', source: 'decode' },
    { names: 'PIL.ImageGrab.{grab,grabclipboard}', work: 'native', gil: 'partly', growth: 'linear', returns: 'PIL.Image.Image', source: 'reference' },
    { names: 'PIL.ImageColor.{getrgb,getcolor}', source: 'reference' },
  ],
};

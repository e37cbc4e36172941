import type { CatalogueTable } from '../types';

/** Drawing is Python that calls into small native pieces; pyplot keeps global state and, as all of Matplotlib, is not thread-safe. */
export const matplotlib: CatalogueTable = {
  library: 'matplotlib',
  language: 'python',
  aliases: { pylab: 'matplotlib.pyplot', 'matplotlib.pylab': 'matplotlib.pyplot' },
  sources: {
    threads: 'https://matplotlib.org/stable/users/faq.html#work-with-threads',
    pyplot: 'https://matplotlib.org/stable/api/pyplot_summary.html',
    axes: 'https://matplotlib.org/stable/api/axes_api.html',
    savefig: 'measured: heartbeat probe, Matplotlib on CPython 3.11, subplots + plot + savefig 61 ms: other threads stalled 57 % of the time',
    seaborn: 'https://seaborn.pydata.org/api.html',
    plotly: 'https://plotly.com/python-api-reference/',
  },
  groups: [
    {
      names: 'matplotlib.{use,rc,rcParams,style.use} matplotlib.pyplot.{rc,style.use,switch_backend,ion,ioff}',
      hazard: 'changes-process-state', source: 'pyplot',
    },
    {
      names: 'matplotlib.pyplot.figure',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'matplotlib.figure.Figure', hazard: 'not-thread-safe', source: 'threads',
    },
    {
      names: 'matplotlib.pyplot.{subplots,subplot_mosaic}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'builtins.tuple', element: 'matplotlib.axes.FigureOrAxes', hazard: 'not-thread-safe',
      source: 'threads',
    },
    {
      names: 'matplotlib.axes.FigureOrAxes',
      class: true, bases: 'matplotlib.figure.Figure matplotlib.axes.Axes', element: 'matplotlib.axes.Axes', source: 'axes',
    },
    {
      names: 'matplotlib.pyplot.{subplot,axes,gca}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'matplotlib.axes.Axes', hazard: 'not-thread-safe', source: 'threads',
    },
    { names: 'matplotlib.pyplot.gcf', returns: 'matplotlib.figure.Figure', source: 'pyplot' },
    {
      names: 'matplotlib.pyplot.savefig matplotlib.figure.Figure.savefig',
      work: 'cpu', gil: 'held', growth: 'heavy', repeats: 'writes', hazard: 'not-thread-safe', source: 'savefig',
    },
    { names: 'matplotlib.pyplot.imsave', work: 'native', gil: 'partly', growth: 'linear', repeats: 'writes', source: 'pyplot' },
    { names: 'matplotlib.pyplot.imread', work: 'native', gil: 'partly', growth: 'linear', returns: 'numpy.ndarray', source: 'pyplot' },
    {
      names: `matplotlib.pyplot.{draw,tight_layout} matplotlib.figure.Figure.{tight_layout,draw}
          matplotlib.backends.backend_agg.FigureCanvasAgg.draw`,
      work: 'cpu', gil: 'held', growth: 'heavy', hazard: 'not-thread-safe', source: 'threads',
    },
    { names: 'matplotlib.pyplot.{show,pause}', work: 'io', io: 'sleep', hazard: 'main-thread-only', source: 'pyplot' },
    {
      names: `matplotlib.{pyplot,axes.Axes}.{plot,scatter,bar,barh,hist,hist2d,boxplot,violinplot,pie,imshow,contour,contourf,fill_between,errorbar,stackplot,
          pcolormesh,pcolor,hexbin,quiver,streamplot,step,stem,semilogx,semilogy,loglog,specgram,matshow,table,text,annotate,legend,axhline,axvline,
          axhspan,axvspan,hlines,vlines,grid,fill,arrow}`,
      work: 'cpu', gil: 'held', growth: 'linear', hazard: 'not-thread-safe', source: 'threads',
    },
    {
      names: `matplotlib.pyplot.{title,xlabel,ylabel,xlim,ylim,xticks,yticks,xscale,yscale,axis,close,clf,cla,colorbar,suptitle,subplots_adjust,margins,
          get_cmap,cm.get_cmap,tick_params,sca,get_fignums}`,
      hazard: 'not-thread-safe', source: 'threads',
    },
    { names: 'matplotlib.figure.Figure', class: true, hazard: 'not-thread-safe', source: 'threads' },
    {
      names: 'matplotlib.figure.Figure.{add_subplot,add_axes,gca,subplots}',
      work: 'cpu', gil: 'held', growth: 'linear', returns: 'matplotlib.axes.Axes', source: 'pyplot',
    },
    { names: 'matplotlib.figure.Figure.{suptitle,colorbar,legend,set_size_inches,subplots_adjust,clf,clear,autofmt_xdate}', source: 'pyplot' },
    { names: 'matplotlib.axes.Axes', class: true, hazard: 'not-thread-safe', source: 'threads' },
    { names: 'matplotlib.axes.Axes.*', hazard: 'not-thread-safe', source: 'axes' },
    { names: 'matplotlib.animation.{FuncAnimation,ArtistAnimation}', class: true, hazard: 'not-thread-safe', source: 'pyplot' },
    {
      names: 'matplotlib.animation.{FuncAnimation,ArtistAnimation}.save',
      work: 'cpu', gil: 'held', growth: 'heavy', repeats: 'writes', source: 'pyplot',
    },
    {
      names: `seaborn.{lineplot,scatterplot,relplot,barplot,countplot,boxplot,violinplot,histplot,kdeplot,displot,heatmap,clustermap,pairplot,jointplot,
          regplot,lmplot,catplot,stripplot,swarmplot,pointplot}`,
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'matplotlib.axes.Axes', hazard: 'not-thread-safe', source: 'seaborn',
    },
    { names: 'seaborn.{set,set_theme,set_style,set_palette,set_context}', hazard: 'changes-process-state', source: 'seaborn' },
    {
      names: 'plotly.express.{line,scatter,bar,histogram,box,pie,imshow,area,violin,heatmap,choropleth,scatter_3d}',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'plotly.graph_objects.Figure', source: 'plotly',
    },
    { names: 'plotly.graph_objects.{Figure,Scatter,Bar,Heatmap,Layout}', class: true, source: 'plotly' },
    {
      names: 'plotly.graph_objects.Figure.{to_html,to_json,write_html,write_image,to_image,write_json}',
      work: 'cpu', gil: 'held', growth: 'heavy', repeats: 'writes', source: 'plotly',
    },
    { names: 'plotly.graph_objects.Figure.{add_trace,update_layout,update_traces,add_annotation,update_xaxes,update_yaxes}', source: 'plotly' },
  ],
};

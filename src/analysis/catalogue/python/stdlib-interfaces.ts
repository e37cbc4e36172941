/** What talks to people: tkinter, turtle, curses, readline, cmd, argparse. Toolkits belong to one thread; what waits is waiting for the user. */
import type { CatalogueTable } from '../types';
import { libraryPages } from './stdlib-sources';

const WIDGET = 'tkinter.Misc';
const THREAD = 'asyncio.to_thread';

export const stdlibInterfaces: CatalogueTable = {
  library: 'python-stdlib-interfaces',
  language: 'python',
  aliases: { _tkinter: 'tkinter', _curses: 'curses', 'tkinter.getint': 'builtins.int', 'tkinter.getdouble': 'builtins.float' },
  sources: {
    ...libraryPages('tkinter', 'dialog', 'tkinter.font', 'turtle', 'curses', 'curses.ascii', 'curses.panel', 'readline', 'rlcompleter', 'cmd', 'argparse', 'optparse', 'getopt'),
    threads: 'https://docs.python.org/3/library/tkinter.html#threading-model',
    tix: 'https://docs.python.org/3.12/library/tkinter.tix.html',
  },
  groups: [
    // tkinter
    { names: WIDGET, class: true, hazard: 'unpicklable not-thread-safe', source: 'threads' },
    {
      names: 'tkinter.Tk tkinter.Tcl', class: true, bases: WIDGET, work: 'cpu', growth: 'linear', hazard: 'unpicklable not-thread-safe',
      source: 'threads',
    },
    {
      names: `tkinter.{BaseWidget,Button,Canvas,Checkbutton,Entry,Frame,Grid,Label,LabelFrame,Listbox,Menu,Menubutton,Message,OptionMenu,Pack,PanedWindow,Place,
        Radiobutton,Scale,Scrollbar,Spinbox,Text,Toplevel,Widget,Wm,XView,YView,BitmapImage,Image,PhotoImage,Variable,BooleanVar,DoubleVar,IntVar,StringVar,
        CallWrapper,Event}
        tkinter.ttk.{Button,Checkbutton,Combobox,Entry,Frame,Label,LabelFrame,LabeledScale,Labelframe,Menubutton,Notebook,OptionMenu,PanedWindow,Panedwindow,
        Progressbar,Radiobutton,Scale,Scrollbar,Separator,Sizegrip,Spinbox,Style,Treeview,Widget}
        tkinter.scrolledtext.ScrolledText tkinter.simpledialog.{Dialog,SimpleDialog} tkinter.font.Font tkinter.dnd.DndHandler tkinter.dialog.Dialog`,
      class: true, bases: WIDGET, hazard: 'unpicklable not-thread-safe', source: 'threads',
    },
    { names: `tkinter.mainloop ${WIDGET}.{mainloop,wait_variable,wait_visibility,wait_window,waitvar}`, work: 'io', io: 'sleep', source: 'tkinter' },
    { names: `${WIDGET}.{update,update_idletasks}`, work: 'cpu', source: 'tkinter' },
    { names: `${WIDGET}.{after,after_idle}`, runs: { argument: 1, keyword: 'func', as: 'inline' }, source: 'tkinter' },
    { names: `${WIDGET}.*`, source: 'tkinter' },
    { names: 'tkinter.{EventType,TclError}', class: true, source: 'tkinter' },
    { names: 'tkinter.{NoDefaultRoot,getboolean,image_names,image_types}', source: 'tkinter' },
    {
      names: `tkinter.{END,INSERT,LEFT,RIGHT,TOP,BOTTOM,BOTH,X,Y,N,S,E,W,NW,NE,SW,SE,CENTER,YES,NO,TRUE,FALSE,ON,OFF,NORMAL,DISABLED,ACTIVE,HIDDEN,HORIZONTAL,
        VERTICAL,SUNKEN,RAISED,FLAT,RIDGE,GROOVE,SOLID,ANCHOR,ALL,WORD,CHAR,NONE,SEL,SEL_FIRST,SEL_LAST,BROWSE,SINGLE,MULTIPLE,EXTENDED,TclVersion,TkVersion}`,
      attribute: true, source: 'tkinter',
    },
    {
      names: `tkinter.messagebox.{askokcancel,askquestion,askretrycancel,askyesno,askyesnocancel,showerror,showinfo,showwarning}
        tkinter.simpledialog.{askfloat,askinteger,askstring} tkinter.colorchooser.askcolor
        tkinter.filedialog.{askdirectory,askopenfile,askopenfilename,askopenfilenames,askopenfiles,asksaveasfile,asksaveasfilename}`,
      work: 'io', io: 'sleep', source: 'dialog',
    },
    {
      names: `tkinter.filedialog.{Directory,FileDialog,LoadFileDialog,Open,SaveAs,SaveFileDialog} tkinter.commondialog.Dialog tkinter.messagebox.Message
        tkinter.colorchooser.Chooser`,
      class: true, bases: 'tkinter.commondialog._Dialog', source: 'dialog',
    },
    { names: 'tkinter.commondialog._Dialog', class: true, source: 'dialog' },
    { names: 'tkinter.commondialog._Dialog.{go,show}', work: 'io', io: 'sleep', source: 'dialog' },
    { names: 'tkinter.commondialog._Dialog.*', source: 'dialog' },
    {
      names: 'tkinter.font.{families,names,nametofont} tkinter.dnd.dnd_start tkinter.ttk.{setup_master,tclobjs_to_py} tkinter.constants.*',
      source: 'tkinter.font',
    },
    { names: 'tkinter.tix.*', source: 'tix' },

    // turtle: drawing is animated, that is, it waits
    {
      names: 'turtle.{RawPen,RawTurtle,Turtle,Pen,TurtleScreen,ScrolledCanvas,Screen,_Screen}', class: true, bases: 'turtle._Turtle',
      hazard: 'unpicklable not-thread-safe', source: 'turtle',
    },
    { names: 'turtle._Turtle turtle.{Shape,Vec2D,Terminator}', class: true, source: 'turtle' },
    { names: 'turtle.{Shape.addcomponent,Vec2D.rotate}', source: 'turtle' },
    {
      names: `turtle.{,_Turtle.}{mainloop,done,exitonclick,numinput,textinput,back,backward,bk,circle,fd,forward,goto,home,left,lt,right,rt,setheading,seth,setpos,
        setposition,setx,sety,stamp,teleport,undo,update}`,
      work: 'io', io: 'sleep', source: 'turtle',
    },
    { names: 'turtle._Turtle.*', source: 'turtle' },
    {
      names: `turtle.{addshape,begin_fill,begin_poly,bgcolor,bgpic,bye,clear,clearscreen,clearstamp,clearstamps,clone,color,colormode,degrees,delay,distance,dot,down,
        end_fill,end_poly,fill,fillcolor,filling,get_poly,get_shapepoly,getcanvas,getpen,getscreen,getshapes,getturtle,heading,hideturtle,ht,isdown,isvisible,listen,
        mode,no_animation,onclick,ondrag,onkey,onkeypress,onkeyrelease,onrelease,onscreenclick,ontimer,pd,pen,pencolor,pendown,pensize,penup,poly,pos,position,pu,
        radians,register_shape,reset,resetscreen,resizemode,save,screensize,settiltangle,setundobuffer,setup,setworldcoordinates,shape,shapesize,shapetransform,
        shearfactor,showturtle,speed,st,tilt,tiltangle,title,towards,tracer,turtles,turtlesize,undobufferentries,up,width,window_height,window_width,write,
        write_docstringdict,xcor,ycor}`,
      source: 'turtle',
    },
    { names: 'turtledemo.{getExampleEntries,main}', source: 'turtle' },

    // curses, readline, cmd
    { names: 'curses.wrapper', runs: { argument: 0, as: 'inline' }, source: 'curses' },
    { names: 'curses.{initscr,newwin,newpad,getwin}', returns: 'curses.window', source: 'curses' },
    { names: 'curses.window', class: true, hazard: 'unpicklable not-thread-safe', source: 'curses' },
    { names: 'curses.window.{get_wch,getch,getkey,getstr}', work: 'io', io: 'sleep', asyncInstead: THREAD, source: 'curses' },
    { names: 'curses.window.{derwin,subpad,subwin}', returns: 'curses.window', source: 'curses' },
    { names: 'curses.window.*', source: 'curses' },
    { names: 'curses.napms', work: 'io', io: 'sleep', asyncInstead: 'asyncio.sleep', source: 'curses' },
    {
      names: `curses.{assume_default_colors,baudrate,beep,can_change_color,cbreak,color_content,color_pair,curs_set,def_prog_mode,def_shell_mode,delay_output,doupdate,echo,endwin,
        erasechar,filter,flash,flushinp,get_escdelay,get_tabsize,getmouse,getsyx,halfdelay,has_colors,has_extended_color_support,has_ic,has_il,has_key,
        init_color,init_pair,intrflush,is_term_resized,isendwin,keyname,killchar,longname,meta,mouseinterval,mousemask,nl,nocbreak,noecho,nonl,noqiflush,noraw,
        pair_content,pair_number,putp,qiflush,raw,reset_prog_mode,reset_shell_mode,resetty,resize_term,resizeterm,savetty,set_escdelay,set_tabsize,setsyx,
        setupterm,start_color,termattrs,termname,tigetflag,tigetnum,tigetstr,tparm,typeahead,unctrl,unget_wch,ungetch,ungetmouse,update_lines_cols,
        use_default_colors,use_env}`,
      source: 'curses',
    },
    { names: 'curses.error curses.panel.error', class: true, source: 'curses' },
    {
      names: `curses.ascii.{alt,ascii,ctrl,isalnum,isalpha,isascii,isblank,iscntrl,isctrl,isdigit,isgraph,islower,ismeta,isprint,ispunct,isspace,
        isupper,isxdigit,unctrl}`,
      source: 'curses.ascii',
    },
    {
      names: 'curses.has_key.has_key curses.textpad.rectangle curses.panel.{bottom_panel,new_panel,top_panel,update_panels}', source: 'curses.panel',
    },
    { names: 'curses.textpad.Textbox', class: true, source: 'curses' },
    { names: 'curses.textpad.Textbox.edit', work: 'io', io: 'sleep', source: 'curses' },
    { names: 'curses.textpad.Textbox.{do_command,gather}', source: 'curses' },
    { names: 'readline.{append_history_file,write_history_file}', work: 'io', io: 'file', repeats: 'writes', source: 'readline' },
    { names: 'readline.{read_history_file,read_init_file}', work: 'io', io: 'file', source: 'readline' },
    {
      names: `readline.{add_history,clear_history,get_begidx,get_completer,get_completer_delims,get_completion_type,get_current_history_length,get_endidx,
        get_history_item,get_history_length,get_line_buffer,get_pre_input_hook,insert_text,parse_and_bind,redisplay,remove_history_item,replace_history_item,
        set_auto_history,set_completer,set_completer_delims,set_completion_display_matches_hook,set_history_length,set_pre_input_hook,set_startup_hook}`,
      source: 'readline',
    },
    { names: 'rlcompleter.Completer', class: true, source: 'rlcompleter' },
    { names: 'rlcompleter.{Completer.{attr_matches,complete,global_matches},get_class_members}', source: 'rlcompleter' },
    { names: 'cmd.Cmd', class: true, source: 'cmd' },
    { names: 'cmd.Cmd.cmdloop', work: 'io', io: 'sleep', source: 'cmd' },
    {
      names: `cmd.Cmd.{columnize,complete,complete_help,completedefault,completenames,default,do_help,emptyline,get_names,onecmd,parseline,postcmd,postloop,precmd,
        preloop,print_topics}`,
      source: 'cmd',
    },

    // Command lines
    {
      names: `argparse.{Action,ArgumentDefaultsHelpFormatter,ArgumentError,ArgumentTypeError,BooleanOptionalAction,FileType,HelpFormatter,MetavarTypeHelpFormatter,
        Namespace,RawDescriptionHelpFormatter,RawTextHelpFormatter}`,
      class: true, source: 'argparse',
    },
    { names: 'argparse.ArgumentParser', class: true, source: 'argparse' },
    {
      names: 'argparse.ArgumentParser.{parse_args,parse_known_args,parse_intermixed_args,parse_known_intermixed_args}', work: 'cpu',
      source: 'argparse',
    },
    {
      names: 'argparse.ArgumentParser.{add_argument_group,add_mutually_exclusive_group} argparse._SubParsers.add_parser',
      returns: 'argparse.ArgumentParser', source: 'argparse',
    },
    { names: 'argparse.ArgumentParser.add_subparsers', returns: 'argparse._SubParsers', source: 'argparse' },
    { names: 'argparse._SubParsers', class: true, source: 'argparse' },
    {
      names: `argparse.ArgumentParser.{add_argument,convert_arg_line_to_args,error,exit,format_help,format_usage,get_default,print_help,print_usage,register,
        set_defaults} argparse.{Action,BooleanOptionalAction}.format_usage
        argparse.{ArgumentDefaultsHelpFormatter,HelpFormatter,MetavarTypeHelpFormatter,RawDescriptionHelpFormatter,RawTextHelpFormatter}.{add_argument,
        add_arguments,add_text,add_usage,end_section,format_help,start_section} argparse.{SUPPRESS,OPTIONAL,ZERO_OR_MORE,ONE_OR_MORE,PARSER,REMAINDER}`,
      source: 'argparse',
    },
    {
      names: `optparse.{HelpFormatter,IndentedHelpFormatter,Option,OptionContainer,OptionGroup,OptionParser,TitledHelpFormatter,Values,make_option,BadOptionError,
        OptParseError,OptionConflictError,OptionError,OptionValueError,AmbiguousOptionError}`,
      class: true, source: 'optparse',
    },
    {
      names: `optparse.{HelpFormatter,IndentedHelpFormatter,Option,OptionContainer,OptionGroup,OptionParser,TitledHelpFormatter,Values,make_option}.*
        optparse.check_choice`,
      source: 'optparse',
    },
    { names: 'getopt.{getopt,gnu_getopt}', work: 'cpu', source: 'getopt' },
    { names: 'getopt.{GetoptError,error}', class: true, source: 'getopt' },
  ],
};

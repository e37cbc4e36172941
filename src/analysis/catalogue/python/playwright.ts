import type { CatalogueGroup, CatalogueTable } from '../types';

const actions = `add_init_script,add_script_tag,add_style_tag,bring_to_front,check,click,content,dblclick,dispatch_event,drag_and_drop,emulate_media,
  eval_on_selector,eval_on_selector_all,evaluate,evaluate_handle,expose_function,fill,focus,get_attribute,go_back,go_forward,goto,hover,inner_html,
  inner_text,input_value,is_checked,is_disabled,is_editable,is_enabled,is_hidden,is_visible,press,reload,route,select_option,set_checked,set_content,
  set_input_files,tap,text_content,title,type,uncheck,wait_for_event,wait_for_function,wait_for_load_state,wait_for_url`;
const locatorActions = `all_inner_texts,all_text_contents,blur,bounding_box,check,clear,click,count,dblclick,dispatch_event,drag_to,element_handle,evaluate,
  evaluate_all,fill,focus,get_attribute,hover,inner_html,inner_text,input_value,is_checked,is_disabled,is_editable,is_enabled,is_hidden,is_visible,
  press,press_sequentially,scroll_into_view_if_needed,select_option,set_checked,set_input_files,tap,text_content,type,uncheck,wait_for`;
const finders = 'locator,get_by_alt_text,get_by_label,get_by_placeholder,get_by_role,get_by_test_id,get_by_text,get_by_title,frame_locator';

/** The two interfaces differ in awaiting only; both talk to one browser over one pipe. */
function interfaceGroups(api: 'sync_api' | 'async_api'): CatalogueGroup[] {
  const at = `playwright.${api}`;
  const call = api === 'sync_api'
    ? { work: 'io', io: 'network', hazard: 'not-thread-safe' } as const
    : { work: 'io', io: 'network', coroutine: true } as const;
  const source = api === 'sync_api' ? 'sync' : 'async';
  return [
    {
      names: `${at}.${api === 'sync_api' ? 'sync_playwright' : 'async_playwright'}`,
      work: 'io', io: 'subprocess', blocking: api === 'sync_api', repeats: 'spawns', returns: `${at}.PlaywrightContextManager`, source,
    },
    { names: `${at}.PlaywrightContextManager`, class: true, enters: `${at}.Playwright`, source },
    { names: `${at}.PlaywrightContextManager.start`, ...call, returns: `${at}.Playwright`, source },
    {
      names: `${at}.{Playwright,BrowserType,Browser,BrowserContext,Page,Frame,Locator,ElementHandle,Response,Keyboard,Mouse,APIRequestContext,
          APIResponse}`,
      class: true, hazard: 'not-thread-safe unpicklable', source: 'threads',
    },
    { names: `${at}.Playwright.{chromium,firefox,webkit}`, attribute: true, returns: `${at}.BrowserType`, source },
    { names: `${at}.Playwright.stop ${at}.Browser.close ${at}.BrowserContext.close ${at}.Page.close`, ...call, source },
    { names: `${at}.BrowserType.{launch,connect,connect_over_cdp}`, ...call, io: 'subprocess', repeats: 'spawns', returns: `${at}.Browser`, source },
    { names: `${at}.BrowserType.launch_persistent_context`, ...call, io: 'subprocess', repeats: 'spawns', returns: `${at}.BrowserContext`, source },
    { names: `${at}.Browser.new_context`, ...call, returns: `${at}.BrowserContext`, source },
    { names: `${at}.{Browser,BrowserContext}.new_page`, ...call, returns: `${at}.Page`, source },
    {
      names: `${at}.BrowserContext.{add_cookies,clear_cookies,cookies,storage_state,grant_permissions,route,add_init_script,
          set_extra_http_headers,set_geolocation,set_offline,wait_for_event}`,
      ...call, source,
    },
    { names: `${at}.Page.{${actions},wait_for_timeout,pause,set_viewport_size,set_extra_http_headers,unroute}`, ...call, source },
    {
      names: `${at}.Frame.{check,click,content,evaluate,fill,goto,hover,inner_html,inner_text,is_visible,press,select_option,text_content,title,
          type,wait_for_load_state,wait_for_url}`,
      ...call, source,
    },
    { names: `${at}.{Page,ElementHandle,Locator}.screenshot ${at}.Page.pdf`, ...call, repeats: 'writes', source },
    { names: `${at}.{Page,Frame,ElementHandle}.{query_selector,wait_for_selector}`, ...call, returns: `${at}.ElementHandle`, source },
    { names: `${at}.{Page,Frame,ElementHandle}.query_selector_all`, ...call, returns: 'builtins.list', element: `${at}.ElementHandle`, source },
    {
      names: `${at}.ElementHandle.{click,fill,hover,press,type,check,uncheck,get_attribute,inner_html,inner_text,text_content,is_visible,evaluate,
          select_option,set_input_files,bounding_box,input_value}`,
      ...call, source,
    },
    { names: `${at}.{Page,Frame,Locator}.{${finders}}`, returns: `${at}.Locator`, source },
    { names: `${at}.Locator.{${locatorActions}}`, ...call, source },
    { names: `${at}.Locator.all`, ...call, returns: 'builtins.list', element: `${at}.Locator`, source },
    { names: `${at}.Locator.{nth,filter,and_,or_}`, returns: `${at}.Locator`, source },
    { names: `${at}.Locator.{first,last}`, attribute: true, returns: `${at}.Locator`, source },
    { names: `${at}.Page.keyboard`, attribute: true, returns: `${at}.Keyboard`, source },
    { names: `${at}.Page.mouse`, attribute: true, returns: `${at}.Mouse`, source },
    { names: `${at}.Keyboard.{down,insert_text,press,type,up} ${at}.Mouse.{click,dblclick,down,move,up,wheel}`, ...call, source },
    { names: `${at}.Page.{url,frames,main_frame,context,viewport_size,workers} ${at}.Response.{ok,status,headers,url}`, attribute: true, source },
    {
      names: `${at}.Page.{on,once,remove_listener,set_default_timeout,set_default_navigation_timeout,is_closed,expect_download,expect_event,
          expect_navigation,expect_popup,expect_request,expect_response}`,
      source,
    },
    { names: `${at}.{Playwright,Page,BrowserContext}.request`, attribute: true, returns: `${at}.APIRequestContext`, source },
    { names: `${at}.APIRequestContext.{get,head,fetch}`, ...call, returns: `${at}.APIResponse`, source },
    { names: `${at}.APIRequestContext.{post,put,patch,delete}`, ...call, repeats: 'sends', returns: `${at}.APIResponse`, source },
    { names: `${at}.{Response,APIResponse}.{body,text,json}`, ...call, source },
    { names: `${at}.expect`, source },
  ];
}

export const playwright: CatalogueTable = {
  library: 'playwright',
  language: 'python',
  sources: {
    threads: 'https://playwright.dev/python/docs/library#threading',
    sync: 'https://playwright.dev/python/docs/api/class-playwright',
    async: 'https://playwright.dev/python/docs/library#asyncio',
  },
  groups: [...interfaceGroups('sync_api'), ...interfaceGroups('async_api')],
};

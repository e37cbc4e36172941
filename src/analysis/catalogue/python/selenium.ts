import type { CatalogueTable } from '../types';

const drivers = 'Chrome,ChromiumEdge,Edge,Firefox,Ie,Safari,Remote,WebKitGTK,WPEWebKit';

/** Every command is a request to the browser's driver; one driver serves one thread. */
export const selenium: CatalogueTable = {
  library: 'selenium',
  language: 'python',
  aliases: {
    'selenium.webdriver.chrome.webdriver.WebDriver': 'selenium.webdriver.Chrome',
    'selenium.webdriver.firefox.webdriver.WebDriver': 'selenium.webdriver.Firefox',
    'selenium.webdriver.support.wait.WebDriverWait': 'selenium.webdriver.support.ui.WebDriverWait',
    'selenium.webdriver.common.action_chains.ActionChains': 'selenium.webdriver.ActionChains',
    'undetected_chromedriver.Chrome': 'selenium.webdriver.Chrome',
  },
  sources: {
    threads: 'https://github.com/SeleniumHQ/selenium/wiki/Frequently-Asked-Questions#q-is-webdriver-thread-safe',
    driver: 'https://www.selenium.dev/selenium/docs/api/py/selenium_webdriver_remote/selenium.webdriver.remote.webdriver.html',
    element: 'https://www.selenium.dev/selenium/docs/api/py/selenium_webdriver_remote/selenium.webdriver.remote.webelement.html',
    waits: 'https://www.selenium.dev/documentation/webdriver/waits/',
    actions: 'https://www.selenium.dev/documentation/webdriver/actions_api/',
  },
  groups: [
    {
      names: `selenium.webdriver.{${drivers}}`, class: true, work: 'io', io: 'subprocess', bases: 'selenium.webdriver.remote.webdriver.WebDriver',
      repeats: 'spawns', hazard: 'not-thread-safe not-fork-safe unpicklable', asyncInstead: 'playwright.async_api.async_playwright', source: 'driver',
    },
    { names: 'selenium.webdriver.remote.webdriver.WebDriver', class: true, hazard: 'not-thread-safe not-fork-safe unpicklable', source: 'threads' },
    {
      names: `selenium.webdriver.remote.webdriver.WebDriver.{get,back,forward,refresh,execute_script,execute_async_script,execute_cdp_cmd,execute,
          add_cookie,delete_all_cookies,delete_cookie,get_cookie,get_cookies,set_window_size,set_window_position,set_window_rect,get_window_size,
          get_window_rect,maximize_window,minimize_window,fullscreen_window,implicitly_wait,set_page_load_timeout,set_script_timeout,close,quit,
          get_screenshot_as_base64,get_screenshot_as_png,print_page,get_log,start_session}`,
      work: 'io', io: 'network', hazard: 'not-thread-safe', asyncInstead: 'playwright.async_api.Page.goto', source: 'driver',
    },
    {
      names: 'selenium.webdriver.remote.webdriver.WebDriver.{save_screenshot,get_screenshot_as_file}',
      work: 'io', io: 'network', repeats: 'writes', hazard: 'not-thread-safe', source: 'driver',
    },
    {
      names: `selenium.webdriver.remote.{webdriver.WebDriver,webelement.WebElement}.{find_element,find_element_by_id,find_element_by_name,
          find_element_by_xpath,find_element_by_css_selector,find_element_by_class_name,find_element_by_tag_name,find_element_by_link_text}`,
      work: 'io', io: 'network', returns: 'selenium.webdriver.remote.webelement.WebElement', hazard: 'not-thread-safe', source: 'driver',
    },
    {
      names: `selenium.webdriver.remote.{webdriver.WebDriver,webelement.WebElement}.{find_elements,find_elements_by_xpath,
          find_elements_by_css_selector,find_elements_by_class_name,find_elements_by_tag_name}`,
      work: 'io', io: 'network', returns: 'builtins.list', element: 'selenium.webdriver.remote.webelement.WebElement', hazard: 'not-thread-safe', source: 'driver',
    },
    {
      names: 'selenium.webdriver.remote.webdriver.WebDriver.{title,current_url,page_source,window_handles,current_window_handle}',
      attribute: true, work: 'io', io: 'network', returns: 'builtins.str', hazard: 'not-thread-safe', source: 'driver',
    },
    { names: 'selenium.webdriver.remote.webdriver.WebDriver.{capabilities,session_id,name,timeouts}', attribute: true, source: 'driver' },
    {
      names: 'selenium.webdriver.remote.webdriver.WebDriver.switch_to',
      attribute: true, returns: 'selenium.webdriver.remote.switch_to.SwitchTo', source: 'driver',
    },
    { names: 'selenium.webdriver.remote.switch_to.SwitchTo', class: true, source: 'driver' },
    {
      names: 'selenium.webdriver.remote.switch_to.SwitchTo.{frame,window,default_content,parent_frame,new_window}',
      work: 'io', io: 'network', hazard: 'not-thread-safe', source: 'driver',
    },
    { names: 'selenium.webdriver.remote.webelement.WebElement', class: true, hazard: 'not-thread-safe unpicklable', source: 'threads' },
    {
      names: `selenium.webdriver.remote.webelement.WebElement.{click,clear,send_keys,submit,get_attribute,get_dom_attribute,get_property,is_displayed,
          is_enabled,is_selected,value_of_css_property}`,
      work: 'io', io: 'network', hazard: 'not-thread-safe', source: 'element',
    },
    {
      names: 'selenium.webdriver.remote.webelement.WebElement.screenshot',
      work: 'io', io: 'network', repeats: 'writes', hazard: 'not-thread-safe', source: 'element',
    },
    {
      names: `selenium.webdriver.remote.webelement.WebElement.{text,tag_name,size,location,rect,accessible_name,aria_role,screenshot_as_png,
          screenshot_as_base64}`,
      attribute: true, work: 'io', io: 'network', hazard: 'not-thread-safe', source: 'element',
    },
    { names: 'selenium.webdriver.support.ui.{WebDriverWait,Select}', class: true, source: 'waits' },
    {
      names: 'selenium.webdriver.support.ui.WebDriverWait.{until,until_not}',
      work: 'io', io: 'network', returns: 'selenium.webdriver.remote.webelement.WebElement', hazard: 'not-thread-safe', source: 'waits',
    },
    {
      names: 'selenium.webdriver.support.ui.Select.{select_by_value,select_by_visible_text,select_by_index,deselect_all}',
      work: 'io', io: 'network', hazard: 'not-thread-safe', source: 'element',
    },
    {
      names: `selenium.webdriver.support.expected_conditions.{presence_of_element_located,presence_of_all_elements_located,visibility_of_element_located,
          element_to_be_clickable,invisibility_of_element_located,text_to_be_present_in_element,title_contains,url_contains,alert_is_present,staleness_of}`,
      source: 'waits',
    },
    { names: 'selenium.webdriver.ActionChains', class: true, source: 'actions' },
    { names: 'selenium.webdriver.ActionChains.perform', work: 'io', io: 'network', hazard: 'not-thread-safe', source: 'actions' },
    { names: 'selenium.webdriver.ActionChains.*', returns: 'selenium.webdriver.ActionChains', source: 'actions' },
    {
      names: `selenium.webdriver.{ChromeOptions,FirefoxOptions,EdgeOptions,SafariOptions,IeOptions,FirefoxProfile,Proxy,ChromeService,
          FirefoxService,EdgeService}`,
      class: true, source: 'driver',
    },
    { names: 'selenium.webdriver.{chrome,firefox,edge}.{options.Options,service.Service}', class: true, source: 'driver' },
  ],
};

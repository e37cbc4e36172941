import type { CatalogueTable } from '../types';

/** Clients of web services: every method is a request over HTTPS. */
export const webApis: CatalogueTable = {
  library: 'web-apis',
  language: 'python',
  aliases: {
    'slack_sdk.web.WebClient': 'slack_sdk.WebClient',
    'slack_sdk.web.async_client.AsyncWebClient': 'slack_sdk.AsyncWebClient',
  },
  sources: {
    openai: 'https://github.com/openai/openai-python#async-usage',
    anthropic: 'https://github.com/anthropics/anthropic-sdk-python#async-usage',
    google: 'https://ai.google.dev/api/generate-content',
    langchain: 'https://python.langchain.com/docs/concepts/runnables/',
    slack: 'https://docs.slack.dev/tools/python-slack-sdk/web/',
    twilio: 'https://www.twilio.com/docs/libraries/python',
    stripe: 'https://docs.stripe.com/api?lang=python',
    github: 'https://pygithub.readthedocs.io/en/stable/',
    gspread: 'https://docs.gspread.org/en/latest/',
    tweepy: 'https://docs.tweepy.org/en/stable/',
    hub: 'https://huggingface.co/docs/huggingface_hub/',
    youtube: 'https://github.com/yt-dlp/yt-dlp#embedding-yt-dlp',
  },
  groups: [
    // Attributes lead to resources (`client.chat.completions`), calls to the service.
    {
      names: 'openai.{OpenAI,AzureOpenAI} anthropic.{Anthropic,AnthropicBedrock,AnthropicVertex}',
      class: true, returns: 'openai.Resource', source: 'openai',
    },
    { names: 'openai.Resource', class: true, hazard: 'unpicklable', source: 'openai' },
    {
      names: `openai.Resource.{chat,completions,embeddings,responses,images,audio,transcriptions,translations,speech,files,models,moderations,beta,messages,
          batches,fine_tuning,jobs,vector_stores,assistants,threads,runs,with_raw_response}`,
      attribute: true, returns: 'openai.Resource', source: 'openai',
    },
    {
      names: 'openai.Resource.{create,parse,stream,generate,edit,upload,create_and_poll}',
      work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'openai.AsyncOpenAI', source: 'openai',
    },
    {
      names: 'openai.Resource.{retrieve,list,content,count_tokens,list_models,cancel,poll}',
      work: 'io', io: 'network', asyncInstead: 'openai.AsyncOpenAI', source: 'openai',
    },
    { names: 'openai.Resource.delete', work: 'io', io: 'network', repeats: 'deletes', source: 'openai' },
    { names: 'openai.Resource.{with_options,close}', returns: 'openai.Resource', source: 'openai' },
    { names: 'openai.{AsyncOpenAI,AsyncAzureOpenAI} anthropic.AsyncAnthropic', class: true, returns: 'openai.AsyncResource', source: 'openai' },
    { names: 'openai.AsyncResource', class: true, source: 'openai' },
    {
      names: `openai.AsyncResource.{chat,completions,embeddings,responses,images,audio,transcriptions,translations,speech,files,models,moderations,beta,messages,
          batches,vector_stores,assistants,threads,runs,with_raw_response}`,
      attribute: true, returns: 'openai.AsyncResource', source: 'openai',
    },
    {
      names: 'openai.AsyncResource.{create,parse,generate,edit,upload}',
      work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'openai',
    },
    { names: 'openai.AsyncResource.{retrieve,list,content,count_tokens,delete,close}', work: 'io', io: 'network', coroutine: true, source: 'openai' },
    { names: 'openai.AsyncResource.stream', work: 'io', io: 'network', blocking: false, repeats: 'sends', source: 'anthropic' },
    {
      names: 'openai.{ChatCompletion,Completion,Embedding,Image,Moderation}.create',
      work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'openai.AsyncOpenAI', source: 'openai',
    },
    {
      names: 'openai.{ChatCompletion,Completion,Embedding,Image}.acreate',
      work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'openai',
    },
    { names: 'google.generativeai.GenerativeModel google.genai.Client', class: true, source: 'google' },
    {
      names: 'google.generativeai.GenerativeModel.{generate_content,count_tokens} google.genai.Client.models.generate_content',
      work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'google.generativeai.GenerativeModel.generate_content_async', source: 'google',
    },
    {
      names: 'google.generativeai.GenerativeModel.generate_content_async',
      work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'google',
    },
    { names: 'google.generativeai.configure', hazard: 'changes-process-state', source: 'google' },
    { names: 'google.genai.Client.models', attribute: true, source: 'google' },
    {
      names: 'langchain_openai.{ChatOpenAI,OpenAI,AzureChatOpenAI} langchain_anthropic.ChatAnthropic langchain_google_genai.ChatGoogleGenerativeAI',
      class: true, bases: 'langchain_core.runnables.Runnable', source: 'langchain',
    },
    { names: 'langchain_core.runnables.Runnable', class: true, source: 'langchain' },
    {
      names: 'langchain_core.runnables.Runnable.{invoke,batch,stream,predict,generate,__call__}',
      work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'langchain_core.runnables.Runnable.ainvoke', source: 'langchain',
    },
    {
      names: 'langchain_core.runnables.Runnable.{ainvoke,abatch,agenerate}',
      work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'langchain',
    },
    {
      names: 'langchain_core.runnables.Runnable.{bind,bind_tools,with_structured_output,pipe,with_retry}',
      returns: 'langchain_core.runnables.Runnable', source: 'langchain',
    },
    { names: 'langchain_openai.OpenAIEmbeddings', class: true, source: 'langchain' },
    { names: 'langchain_openai.OpenAIEmbeddings.{embed_documents,embed_query}', work: 'io', io: 'network', repeats: 'sends', source: 'langchain' },

    { names: 'slack_sdk.WebClient', class: true, source: 'slack' },
    {
      names: `slack_sdk.WebClient.{chat_postMessage,chat_update,chat_delete,files_upload,files_upload_v2,reactions_add,conversations_create,
          views_open,api_call}`,
      work: 'io', io: 'network', repeats: 'sends', asyncInstead: 'slack_sdk.AsyncWebClient', source: 'slack',
    },
    { names: 'slack_sdk.WebClient.*', work: 'io', io: 'network', asyncInstead: 'slack_sdk.AsyncWebClient', source: 'slack' },
    { names: 'slack_sdk.AsyncWebClient', class: true, source: 'slack' },
    { names: 'slack_sdk.AsyncWebClient.*', work: 'io', io: 'network', coroutine: true, repeats: 'sends', source: 'slack' },
    { names: 'slack_sdk.webhook.WebhookClient', class: true, source: 'slack' },
    { names: 'slack_sdk.webhook.WebhookClient.{send,send_dict}', work: 'io', io: 'network', repeats: 'sends', source: 'slack' },
    { names: 'twilio.rest.Client', class: true, source: 'twilio' },
    { names: 'twilio.rest.Client.{messages,calls,verify,lookups}', attribute: true, returns: 'twilio.rest.Resource', source: 'twilio' },
    { names: 'twilio.rest.Resource', class: true, source: 'twilio' },
    { names: 'twilio.rest.Resource.create', work: 'io', io: 'network', repeats: 'sends', source: 'twilio' },
    { names: 'twilio.rest.Resource.{list,stream,fetch}', work: 'io', io: 'network', source: 'twilio' },
    {
      names: `stripe.{Charge,Customer,PaymentIntent,Invoice,Subscription,Refund,Product,Price,PaymentMethod,Payout,Transfer,Account,
          checkout.Session}.{create,modify,confirm,capture,cancel}`,
      work: 'io', io: 'network',
      repeats: 'sends', asyncInstead: 'stripe.Customer.create_async', source: 'stripe',
    },
    {
      names: `stripe.{Charge,Customer,PaymentIntent,Invoice,Subscription,Refund,Product,Price,PaymentMethod,Payout,Event,
          checkout.Session}.{retrieve,list,search}`,
      work: 'io', io: 'network', source: 'stripe',
    },
    { names: 'stripe.Webhook.construct_event', source: 'stripe' },
    { names: 'github.Github', class: true, hazard: 'not-thread-safe', source: 'github' },
    { names: 'github.Github.{get_repo,get_user,get_organization}', work: 'io', io: 'network', returns: 'github.GithubObject', source: 'github' },
    {
      names: 'github.Github.{search_repositories,search_issues,search_code,get_rate_limit}',
      work: 'io', io: 'network', returns: 'github.GithubObject', element: 'github.GithubObject', source: 'github',
    },
    { names: 'github.GithubObject', class: true, element: 'github.GithubObject', source: 'github' },
    {
      names: `github.GithubObject.{create_issue,create_comment,create_pull,create_file,update_file,create_git_ref,edit,merge,add_to_labels,
          create_repo}`,
      work: 'io', io: 'network', repeats: 'sends', source: 'github',
    },
    { names: 'github.GithubObject.{delete,delete_file,remove_from_labels}', work: 'io', io: 'network', repeats: 'deletes', source: 'github' },
    { names: 'github.GithubObject.*', work: 'io', io: 'network', returns: 'github.GithubObject', source: 'github' },
    { names: 'gspread.{authorize,service_account,oauth,Client}', class: true, returns: 'gspread.Client', source: 'gspread' },
    { names: 'gspread.Client.{open,open_by_key,open_by_url}', work: 'io', io: 'network', returns: 'gspread.Spreadsheet', source: 'gspread' },
    { names: 'gspread.{Spreadsheet,Worksheet}', class: true, source: 'gspread' },
    {
      names: 'gspread.Spreadsheet.{worksheet,get_worksheet,add_worksheet,worksheets}',
      work: 'io', io: 'network', returns: 'gspread.Worksheet', source: 'gspread',
    },
    {
      names: 'gspread.Worksheet.{get_all_records,get_all_values,cell,row_values,col_values,find,findall,get,acell,range}',
      work: 'io', io: 'network', source: 'gspread',
    },
    {
      names: 'gspread.Worksheet.{update,update_cell,update_cells,append_row,append_rows,batch_update,clear,insert_row,delete_rows,format}',
      work: 'io', io: 'network', repeats: 'writes', source: 'gspread',
    },
    { names: 'tweepy.{API,Client}', class: true, source: 'tweepy' },
    {
      names: 'tweepy.{API,Client}.{update_status,create_tweet,send_direct_message,delete_tweet,like,retweet,follow_user,create_favorite}',
      work: 'io', io: 'network', repeats: 'sends', source: 'tweepy',
    },
    { names: 'tweepy.{API,Client}.*', work: 'io', io: 'network', source: 'tweepy' },
    { names: 'huggingface_hub.{hf_hub_download,snapshot_download,list_models,model_info}', work: 'io', io: 'network', source: 'hub' },
    { names: 'huggingface_hub.{upload_file,upload_folder,create_repo}', work: 'io', io: 'network', repeats: 'writes', source: 'hub' },
    { names: 'yt_dlp.YoutubeDL youtube_dl.YoutubeDL', class: true, source: 'youtube' },
    { names: '{yt_dlp,youtube_dl}.YoutubeDL.extract_info', work: 'io', io: 'network', source: 'youtube' },
    { names: '{yt_dlp,youtube_dl}.YoutubeDL.download', work: 'io', io: 'network', repeats: 'writes', source: 'youtube' },
  ],
};

import type { CatalogueTable } from '../types';

/** Operators run outside the GIL on every core, or on the GPU; converting to and from Python objects does not. */
export const torch: CatalogueTable = {
  library: 'torch',
  language: 'python',
  aliases: { 'torch.utils.data.dataloader.DataLoader': 'torch.utils.data.DataLoader', 'torch.nn.modules.module.Module': 'torch.nn.Module' },
  sources: {
    threads: 'https://docs.pytorch.org/docs/stable/notes/cpu_threading_torchscript_inference.html',
    // CUDA cannot be used again in a forked child.
    fork: 'https://docs.pytorch.org/docs/stable/notes/multiprocessing.html',
    reference: 'https://docs.pytorch.org/docs/stable/index.html',
    data: 'https://docs.pytorch.org/docs/stable/data.html',
    released: 'measured: test/bench/gil-probe-libraries.py, PyTorch on CPython 3.11, one thread: matmul, svd, convolution, training step, sort stall other threads under 6 % of the time',
    held: 'measured: test/bench/gil-probe-libraries.py, PyTorch on CPython 3.11: tensor(list) and tolist stall other threads all the time',
  },
  groups: [
    {
      names: 'torch.{tensor,as_tensor} torch.{Tensor,FloatTensor,LongTensor}',
      work: 'cpu', gil: 'held', growth: 'linear', class: true, returns: 'torch.Tensor', element: 'torch.Tensor', source: 'held',
    },
    { names: 'torch.Tensor.tolist', work: 'cpu', gil: 'held', growth: 'linear', source: 'held' },
    { names: 'torch.Tensor.item', work: 'native', gil: 'released', growth: 'constant', source: 'reference' },
    { names: 'torch.Tensor.numpy', returns: 'numpy.ndarray', source: 'reference' },
    {
      names: `torch.Tensor.{size,dim,view,view_as,reshape,permute,transpose,squeeze,unsqueeze,expand,expand_as,detach,requires_grad_,numel,t,
          narrow,chunk,split,unbind,flatten,is_contiguous,data_ptr,retain_grad,type}`,
      returns: 'torch.Tensor', source: 'reference',
    },
    {
      names: 'torch.Tensor.{shape,dtype,device,grad,data,T,requires_grad,ndim,is_cuda}',
      attribute: true, returns: 'torch.Tensor', source: 'reference',
    },
    {
      names: 'torch.Tensor.backward torch.autograd.{backward,grad}',
      work: 'native', gil: 'released', growth: 'heavy', hazard: 'uses-all-cores', source: 'released',
    },
    {
      names: 'torch.Tensor.*',
      work: 'native', gil: 'released', growth: 'linear', returns: 'torch.Tensor', hazard: 'uses-all-cores', source: 'released',
    },
    {
      names: `torch.{from_numpy,empty,device,is_tensor,no_grad,enable_grad,inference_mode,get_num_threads,numel,finfo,dtype,Size,Generator,
          typename,is_grad_enabled}`,
      returns: 'torch.Tensor', source: 'reference',
    },
    {
      names: `torch.{manual_seed,set_num_threads,set_num_interop_threads,set_default_dtype,set_default_device,use_deterministic_algorithms,
          set_grad_enabled}`,
      hazard: 'changes-process-state', source: 'threads',
    },
    { names: 'torch.load', work: 'io', io: 'file', source: 'reference' },
    { names: 'torch.save', work: 'io', io: 'file', repeats: 'writes', source: 'reference' },
    { names: 'torch.compile', work: 'cpu', gil: 'held', decorates: 'compiled', returns: 'torch.nn.Module', source: 'reference' },
    {
      names: 'torch.linalg.*',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'torch.Tensor', hazard: 'uses-all-cores', source: 'released',
    },
    {
      names: 'torch.fft.* torch.special.*',
      work: 'native', gil: 'released', growth: 'linear', returns: 'torch.Tensor', hazard: 'uses-all-cores', source: 'reference',
    },
    {
      names: 'torch.cuda.{is_available,device_count,current_device,get_device_name,memory_allocated,empty_cache,set_device,Stream,Event}',
      hazard: 'not-fork-safe', source: 'fork',
    },
    { names: 'torch.cuda.synchronize', work: 'native', gil: 'released', growth: 'linear', hazard: 'not-fork-safe', source: 'fork' },
    { names: 'torch.nn.Module', class: true, source: 'reference' },
    {
      names: 'torch.nn.Module.{__call__,forward}',
      work: 'native', gil: 'released', growth: 'heavy', returns: 'torch.Tensor', hazard: 'uses-all-cores', source: 'released',
    },
    {
      names: 'torch.nn.Module.{to,cuda,cpu,half,float,double,load_state_dict}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'torch.nn.Module', source: 'reference',
    },
    { names: 'torch.nn.Module.{train,eval,apply,requires_grad_,zero_grad}', returns: 'torch.nn.Module', source: 'reference' },
    {
      names: `torch.nn.Module.{parameters,named_parameters,modules,named_modules,children,state_dict,register_buffer,register_parameter,
          add_module,register_forward_hook,buffers}`,
      source: 'reference',
    },
    {
      names: `torch.nn.{Linear,Conv1d,Conv2d,Conv3d,ConvTranspose2d,BatchNorm1d,BatchNorm2d,LayerNorm,GroupNorm,Dropout,Dropout2d,Embedding,LSTM,GRU,RNN,
          Transformer,TransformerEncoder,TransformerEncoderLayer,TransformerDecoder,MultiheadAttention,ReLU,GELU,SiLU,LeakyReLU,Sigmoid,Tanh,Softmax,
          LogSoftmax,MaxPool1d,MaxPool2d,AvgPool2d,AdaptiveAvgPool2d,Flatten,Identity,Sequential,ModuleList,ModuleDict,Upsample,DataParallel,
          CrossEntropyLoss,MSELoss,L1Loss,BCELoss,BCEWithLogitsLoss,NLLLoss,SmoothL1Loss,KLDivLoss,HuberLoss,CosineEmbeddingLoss,TripletMarginLoss}
        torch.nn.parallel.DistributedDataParallel torch.jit.ScriptModule`,
      class: true, bases: 'torch.nn.Module', source: 'reference',
    },
    { names: 'torch.nn.Parameter', class: true, bases: 'torch.Tensor', source: 'reference' },
    {
      names: 'torch.nn.functional.*',
      work: 'native', gil: 'released', growth: 'linear', returns: 'torch.Tensor', hazard: 'uses-all-cores', source: 'released',
    },
    {
      names: 'torch.nn.{init.*,utils.clip_grad_norm_}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'torch.Tensor', source: 'reference',
    },
    {
      names: 'torch.jit.{script,trace}',
      work: 'cpu', gil: 'held', growth: 'heavy', returns: 'torch.nn.Module', decorates: 'compiled', source: 'reference',
    },
    { names: 'torch.jit.load', work: 'io', io: 'file', returns: 'torch.nn.Module', source: 'reference' },
    {
      names: 'torch.optim.{Adam,AdamW,SGD,RMSprop,Adagrad,Adadelta,LBFGS,NAdam,RAdam,Optimizer}',
      class: true, bases: 'torch.optim.Optimizer', source: 'reference',
    },
    {
      names: 'torch.optim.Optimizer.step',
      work: 'native', gil: 'released', growth: 'linear', hazard: 'not-thread-safe uses-all-cores', source: 'released',
    },
    { names: 'torch.optim.Optimizer.{zero_grad,state_dict,load_state_dict,add_param_group}', source: 'reference' },
    {
      names: 'torch.optim.lr_scheduler.{StepLR,MultiStepLR,CosineAnnealingLR,ReduceLROnPlateau,OneCycleLR,LambdaLR,ExponentialLR}',
      class: true, source: 'reference',
    },
    {
      names: 'torch.optim.lr_scheduler.{StepLR,MultiStepLR,CosineAnnealingLR,ReduceLROnPlateau,OneCycleLR,LambdaLR,ExponentialLR}.step',
      source: 'reference',
    },
    // With num_workers it starts worker processes itself.
    { names: 'torch.utils.data.DataLoader', class: true, element: 'torch.Tensor', source: 'data' },
    { names: 'torch.utils.data.DataLoader.__iter__', work: 'io', io: 'file', source: 'data' },
    {
      names: 'torch.utils.data.{Dataset,IterableDataset,TensorDataset,Subset,ConcatDataset,random_split,RandomSampler,DistributedSampler}',
      class: true, source: 'data',
    },
    {
      names: 'torch.distributed.{init_process_group,barrier,all_reduce,broadcast,all_gather,reduce,scatter,destroy_process_group}',
      work: 'io', io: 'network', source: 'reference',
    },
    { names: 'torch.multiprocessing.spawn', repeats: 'spawns', runs: { argument: 0, as: 'processes', perItem: true }, source: 'fork' },
    { names: 'torch.multiprocessing.set_start_method', hazard: 'changes-process-state', source: 'fork' },
    {
      names: 'torchvision.io.{read_image,decode_image}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'torch.Tensor', source: 'reference',
    },
    {
      names: 'torchvision.transforms.{Compose,Resize,CenterCrop,RandomCrop,ToTensor,Normalize,RandomHorizontalFlip,ToPILImage,Grayscale}',
      class: true, bases: 'torchvision.transforms.Compose', source: 'reference',
    },
    {
      names: 'torchvision.transforms.Compose.__call__',
      work: 'native', gil: 'partly', growth: 'linear', returns: 'torch.Tensor', source: 'reference',
    },
    { names: 'torchvision.models.*', returns: 'torch.nn.Module', source: 'reference' },
    { names: 'torch.*', work: 'native', gil: 'released', growth: 'linear', returns: 'torch.Tensor', hazard: 'uses-all-cores', source: 'released' },
  ],
};

import type { CatalogueTable } from '../types';

/**
 * Every generated binding releases the GIL. Many functions spread over the cores by themselves (`cv2.setNumThreads`); the hazard says so only
 * where that is most of the work, as a loop that also decodes and encodes still gains from threads.
 */
export const opencv: CatalogueTable = {
  library: 'opencv',
  language: 'python',
  sources: {
    threads: 'https://docs.opencv.org/4.x/db/de0/group__core__utils.html',
    videoio: 'https://docs.opencv.org/4.x/d8/dfe/classcv_1_1VideoCapture.html',
    reference: 'https://docs.opencv.org/4.x/',
    released: 'measured: test/bench/gil-probe-libraries.py, OpenCV 4 on CPython 3.11, 20 functions of imgproc, imgcodecs, features2d: other threads stalled under 11 % of the time',
  },
  groups: [
    { names: 'cv2.{setNumThreads,setUseOptimized}', hazard: 'changes-process-state', source: 'threads' },
    {
      names: `cv2.{getNumThreads,getTickCount,getTickFrequency,getBuildInformation,useOptimized,waitKeyEx,namedWindow,destroyAllWindows,destroyWindow,
          setMouseCallback,createTrackbar,getTrackbarPos,moveWindow,resizeWindow,VideoWriter_fourcc,getStructuringElement,getRotationMatrix2D,getTextSize,boundingRect}`,
      source: 'reference',
    },
    { names: 'cv2.imshow', hazard: 'main-thread-only', source: 'reference' },
    { names: 'cv2.waitKey', work: 'io', io: 'sleep', source: 'reference' },
    // Decoding weighs more than reading the file.
    { names: 'cv2.{imread,imdecode}', work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released' },
    { names: 'cv2.imwrite', work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', source: 'released' },
    { names: 'cv2.imencode', work: 'native', gil: 'released', growth: 'linear', source: 'released' },
    {
      names: `cv2.{line,circle,rectangle,ellipse,putText,polylines,fillPoly,arrowedLine,drawContours,drawKeypoints,drawMatches,add,subtract,multiply,divide,
          addWeighted,absdiff,bitwise_and,bitwise_or,bitwise_xor,bitwise_not,inRange,threshold,split,merge,flip,rotate,transpose,normalize,
          convertScaleAbs,countNonZero,mean,meanStdDev,minMaxLoc,sumElems,LUT,copyMakeBorder,hconcat,vconcat,contourArea,arcLength,
          approxPolyDP,convexHull,minAreaRect,moments,getPerspectiveTransform,getAffineTransform}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: `cv2.{resize,cvtColor,GaussianBlur,blur,boxFilter,medianBlur,bilateralFilter,filter2D,sepFilter2D,Sobel,Scharr,Laplacian,Canny,erode,dilate,
          morphologyEx,warpAffine,warpPerspective,remap,pyrDown,pyrUp,adaptiveThreshold,equalizeHist,calcHist,calcBackProject,findContours,
          connectedComponents,connectedComponentsWithStats,distanceTransform,watershed,integral,dft,idft,matchTemplate,undistort}`,
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released',
    },
    {
      names: `cv2.{grabCut,kmeans,fastNlMeansDenoising,fastNlMeansDenoisingColored,inpaint,HoughLines,HoughLinesP,HoughCircles,goodFeaturesToTrack,
          cornerHarris,cornerSubPix,calcOpticalFlowFarneback,calcOpticalFlowPyrLK,findHomography,findFundamentalMat,findEssentialMat,recoverPose,
          solvePnP,solvePnPRansac,calibrateCamera,stereoCalibrate,stereoRectify,findChessboardCorners,triangulatePoints,estimateAffine2D,
          phaseCorrelate,seamlessClone,detailEnhance,stylization,edgePreservingFilter,meanShift,CamShift,selectROI}`,
      work: 'native', gil: 'released', growth: 'heavy', returns: 'numpy.ndarray', hazard: 'uses-all-cores', source: 'released',
    },
    // A capture or a writer is one stream: one thread at a time.
    { names: 'cv2.VideoCapture', class: true, work: 'io', io: 'file', hazard: 'not-thread-safe unpicklable', source: 'videoio' },
    {
      names: 'cv2.VideoCapture.{read,grab,retrieve}',
      work: 'native', gil: 'released', growth: 'linear', hazard: 'not-thread-safe', source: 'videoio',
    },
    { names: 'cv2.VideoCapture.{open,isOpened,release,get,set}', source: 'videoio' },
    { names: 'cv2.VideoWriter', class: true, work: 'io', io: 'file', repeats: 'writes', hazard: 'not-thread-safe unpicklable', source: 'videoio' },
    {
      names: 'cv2.VideoWriter.write',
      work: 'native', gil: 'released', growth: 'linear', repeats: 'writes', hazard: 'not-thread-safe', source: 'videoio',
    },
    { names: 'cv2.VideoWriter.{open,isOpened,release}', source: 'videoio' },
    {
      names: 'cv2.{ORB_create,SIFT_create,AKAZE_create,BRISK_create,KAZE_create,FastFeatureDetector_create,SimpleBlobDetector_create,MSER_create}',
      returns: 'cv2.Feature2D', source: 'reference',
    },
    { names: 'cv2.Feature2D', class: true, hazard: 'unpicklable', source: 'reference' },
    { names: 'cv2.Feature2D.{detect,compute,detectAndCompute}', work: 'native', gil: 'released', growth: 'heavy', source: 'released' },
    { names: 'cv2.{BFMatcher,FlannBasedMatcher}', class: true, source: 'reference' },
    { names: 'cv2.{BFMatcher,FlannBasedMatcher}.{match,knnMatch,radiusMatch}', work: 'native', gil: 'released', growth: 'heavy', source: 'released' },
    {
      names: 'cv2.{CascadeClassifier,HOGDescriptor,QRCodeDetector}',
      class: true, work: 'io', io: 'file', hazard: 'unpicklable not-thread-safe', source: 'reference',
    },
    {
      names: `cv2.CascadeClassifier.detectMultiScale cv2.HOGDescriptor.{compute,detectMultiScale} cv2.QRCodeDetector.{detectAndDecode,
          detectAndDecodeMulti}`,
      work: 'native', gil: 'released', growth: 'heavy', hazard: 'uses-all-cores', source: 'reference',
    },
    {
      names: 'cv2.dnn.{readNet,readNetFromCaffe,readNetFromDarknet,readNetFromONNX,readNetFromTensorflow,readNetFromTorch}',
      work: 'io', io: 'file', returns: 'cv2.dnn.Net', source: 'reference',
    },
    { names: 'cv2.dnn.Net', class: true, hazard: 'not-thread-safe unpicklable', source: 'reference' },
    {
      names: 'cv2.dnn.Net.forward',
      work: 'native', gil: 'released', growth: 'heavy', hazard: 'not-thread-safe uses-all-cores', returns: 'numpy.ndarray', source: 'reference',
    },
    { names: 'cv2.dnn.Net.{setInput,setPreferableBackend,setPreferableTarget,getUnconnectedOutLayersNames,getLayerNames}', source: 'reference' },
    {
      names: 'cv2.dnn.{blobFromImage,blobFromImages,NMSBoxes}',
      work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'reference',
    },
    { names: 'cv2.{createBackgroundSubtractorMOG2,createBackgroundSubtractorKNN}', returns: 'cv2.BackgroundSubtractor', source: 'reference' },
    { names: 'cv2.BackgroundSubtractor', class: true, hazard: 'not-thread-safe unpicklable', source: 'reference' },
    {
      names: 'cv2.BackgroundSubtractor.apply',
      work: 'native', gil: 'released', growth: 'linear', hazard: 'not-thread-safe', returns: 'numpy.ndarray', source: 'reference',
    },
    { names: 'cv2.createCLAHE', returns: 'cv2.CLAHE', source: 'reference' },
    { names: 'cv2.CLAHE', class: true, source: 'reference' },
    { names: 'cv2.CLAHE.apply', work: 'native', gil: 'released', growth: 'linear', returns: 'numpy.ndarray', source: 'released' },
    { names: 'cv2.*', work: 'native', gil: 'released', growth: 'linear', source: 'reference' },
  ],
};

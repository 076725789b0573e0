/** For tests: the cpu backend and the gradients of the core's operations. */
import '@tensorflow/tfjs-backend-cpu';
import '../autodiff/gradients';

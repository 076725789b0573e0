import type { Failure } from '@/domain/errors';
import type { Pixels } from '@/domain/picture';
import { onWhite } from '@/domain/rgba';

/** The camera's stream; it ends, and the camera's light goes out, when `signal` fires. Rejects as `getUserMedia` does. */
export async function openCamera(signal: AbortSignal): Promise<MediaStream> {
  // Not there on pages that came without encryption.
  if (!('mediaDevices' in navigator)) throw new DOMException('The page was not loaded over https.', 'SecurityError');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { width: { ideal: 640 }, height: { ideal: 480 } },
    audio: false,
  });
  const release = () => stream.getTracks().forEach((track) => track.stop());
  signal.addEventListener('abort', release);
  if (signal.aborted) release();
  return stream;
}

/** A picture of the camera, and the same as a file, to be read again at another size. */
export interface Frame {
  readonly pixels: Pixels;
  readonly file: Blob;
}

/** The middle square of what the camera shows now, so many pixels a side. */
export async function captureFrame(video: HTMLVideoElement, pixelsASide: number): Promise<Frame> {
  const side = Math.min(video.videoWidth, video.videoHeight);
  const [left, top] = [(video.videoWidth - side) / 2, (video.videoHeight - side) / 2];
  const canvas = new OffscreenCanvas(pixelsASide, pixelsASide);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser gave no 2D canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(video, left, top, side, side, 0, 0, pixelsASide, pixelsASide);
  const { pixels } = onWhite(context.getImageData(0, 0, pixelsASide, pixelsASide).data, pixelsASide, pixelsASide);
  return { pixels, file: await canvas.convertToBlob() };
}

/** Why there is no camera. */
export function cameraFailure(thrown: unknown): Failure {
  const name = thrown instanceof DOMException ? thrown.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError')
    return { code: 'camera-refused', reason: 'not-allowed', details: {} };
  return { code: 'camera-missing', reason: name === 'NotReadableError' ? 'in-use' : 'none-found', details: {} };
}

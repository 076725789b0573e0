/** Compares maps off the main thread: ranks and windows over 224 × 224 values take longer than a frame. */
import { mapShift } from '@/domain/map-shift';
import type { MeasureReply, MeasureRequest } from './protocol';

self.onmessage = ({ data: { id, clean, attacked } }: MessageEvent<MeasureRequest>) => {
  const reply: MeasureReply = { id, shift: mapShift(clean, attacked) };
  self.postMessage(reply);
};

import { text } from '@/text';

/** How long something still takes, roughly: "about 20 s left", "about 3 min left", "about 1 h 5 min left". */
export function timeLeft(milliseconds: number): string {
  return text.shared.time.left(timeAbout(milliseconds));
}

/** How long something takes, roughly: "about 20 s", "about 3 min", "about 1 h 5 min". */
export function timeAbout(milliseconds: number): string {
  const { time } = text.shared;
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 90) return time.seconds(seconds < 10 ? seconds : Math.round(seconds / 10) * 10);
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? time.minutes(minutes) : time.hours(Math.floor(minutes / 60), minutes % 60);
}

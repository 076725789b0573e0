/** How long something still takes, roughly: "about 20 s left", "about 3 min left", "about 1 h 5 min left". */
export function timeLeft(milliseconds: number): string {
  return `${timeAbout(milliseconds)} left`;
}

/** How long something takes, roughly: "about 20 s", "about 3 min", "about 1 h 5 min". */
export function timeAbout(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  if (seconds < 90) return `about ${seconds < 10 ? seconds : Math.round(seconds / 10) * 10}\u00a0s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `about ${minutes}\u00a0min`;
  return `about ${Math.floor(minutes / 60)}\u00a0h ${minutes % 60}\u00a0min`;
}

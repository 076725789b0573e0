/** A parameter of a method with its value, both in words. */
interface Setting {
  readonly label: string;
  readonly value: string;
}

/** What is read in more than one panel. */
export const shared = {
  opening: 'Opening…',
  retry: 'Try again',
  camera: 'What the camera sees',
  helpName: (method: string) => `What is ${method}?`,
  pixels: 'px',
  /** What else there is to set. */
  more: 'more',
  notFor: (method: string, models: string) => `${method} (not for ${models})`,
  /** A map by its method, and by what tells it apart: "SmoothGrad, samples 50". */
  mapName: (method: string, settings: readonly Setting[]) =>
    [method, ...settings.map(({ label, value }) => `${label.toLowerCase()} ${value}`)].join(', '),
  time: {
    seconds: (seconds: number) => `about ${seconds}\u00a0s`,
    minutes: (minutes: number) => `about ${minutes}\u00a0min`,
    hours: (hours: number, minutes: number) => `about ${hours}\u00a0h ${minutes}\u00a0min`,
    left: (time: string) => `${time} left`,
  },
};

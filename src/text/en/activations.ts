/** What is read in the panel that shows what a model's layers make of the picture. */
export const activations = {
  channels: 'Channels',
  channelsWhat: 'How many of the layer’s channels are shown.',
  order: 'Order',
  orderWhat: 'By the mean of the activation’s magnitude in the clean picture, or of its change under attack.',
  orders: { strength: 'strongest first', change: 'most changed first' },
  layer: 'Layer',
  layerWhat: 'The model’s layers whose results are pictures, in its own order: height × width × channels.',
  rows: { clean: 'clean', attacked: 'attacked', change: 'change' },
  retry: 'Try again',
  computing: 'Computing…',
  waiting: 'Waiting for the picture and the model…',
  channel: (index: number, flat: boolean, clean: string, attacked: string | undefined) =>
    `Channel ${index}${flat ? ', the same everywhere' : ''}: mean ${clean}${attacked === undefined ? '' : `, attacked ${attacked}`}`,
  enlarge: (channel: string) => `${channel}. A click enlarges it.`,
  flat: 'flat',
  enlarged: (index: number) => `Channel ${index}; arrow keys read its values`,
  at: (index: number, x: number, y: number, values: readonly (readonly [row: string, value: string])[]) =>
    `Channel ${index} at ${x}, ${y}: ${values.map((pair) => pair.join(' ')).join(', ')}`,
  close: 'Close',
  scale: (low: string, high: string) => `${low} to ${high}`,
  noChange: 'The attack changes none of these.',
  largestChange: (value: string) => `Largest change shown: ${value}.`,
  sameEverywhere: (channels: number, flat: number, dead: number) => {
    if (flat === 0) return `None of the ${channels} channels is the same everywhere.`;
    const zero = dead === 0 ? '' : dead === flat ? ', all of them zero' : `, ${dead} of them zero`;
    return `${flat} of ${channels} channels ${flat === 1 ? 'is' : 'are'} the same everywhere${zero}.`;
  },
};

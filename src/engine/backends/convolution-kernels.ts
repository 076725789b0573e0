import {
  backend_util,
  Conv2D,
  DepthwiseConv2dNative,
  FusedConv2D,
  FusedDepthwiseConv2D,
  type NamedAttrMap,
  type TensorInfo,
  util,
} from '@tensorflow/tfjs-core';
import { convolutionModule } from './convolution-module';
import { convolutionPlainModule } from './convolution-plain-module';
import { filterOfTiles, filterOfWindows, TILE_PRODUCTS } from './packed-filters';
import { filled } from './wasm-kernel';
import { addModuleKernels, type ModuleCall, type ModuleKernel } from './wasm-module';

type Multiply = (
  lines: number,
  aLine: number,
  cLine: number,
  pixels: number,
  aPixel: number,
  rows: number,
  aRow: number,
  depthOrTaps: number,
  columns: number,
  a: number,
  b: number,
  c: number,
  bias: number,
  low: number,
  high: number,
) => void;

/** The functions of `convolution.wat`, which says what they do. */
interface Convolutions {
  readonly multiply: Multiply;
  readonly multiplyEach: Multiply;
  spread(tiles: number, channels: number, a: number, aRow: number, to: number, plane: number): void;
  gather(
    pixels: number,
    columns: number,
    m: number,
    plane: number,
    c: number,
    cLine: number,
    lines: number,
    bias: number,
    low: number,
    high: number,
  ): void;
}

/** Where the results of what may follow a convolution in its kernel lie. */
const bounds: Readonly<Record<string, readonly [low: number, high: number]>> = {
  linear: [-Infinity, Infinity],
  relu: [0, Infinity],
  relu6: [0, 6],
};

/** Larger filters are such as a filter's gradient makes of pictures: used once, which does not pay for packing them. */
const TAPS = 16;

/** From so many channels on a filter of three by three is applied by Winograd's tiles. */
const CHANNELS_OF_TILES = 8;

/** So many tiles are multiplied at a time: few enough to stay near the processor, enough for what a filter takes to read. */
const TILES_AT_A_TIME = 64;

/**
 * Gives the WebAssembly backend convolutions of our own (`convolution.wat`), in place of XNNPACK's as TensorFlow.js 4.22
 * builds it. They multiply and add in one instruction where there is one, and filters of three by three take 16 products in
 * place of 36. What they cannot do, dilations, other activations, a number of results not divisible by four, stays with the
 * backend's own.
 */
export function addConvolutionKernels(modules = [convolutionModule, convolutionPlainModule]): void {
  const [all, each] = [convolved(false), convolved(true)];
  const kernels = {
    [Conv2D]: all,
    [FusedConv2D]: all,
    [DepthwiseConv2dNative]: each,
    [FusedDepthwiseConv2D]: each,
  };
  modules.some((module) => addModuleKernels(module, kernels));
}

/** The kernel of ordinary convolutions, or of those of each channel for itself. */
function convolved(depthwise: boolean): ModuleKernel<Convolutions> {
  return (call) => {
    const { x, filter, bias, preluActivationWeights: slopes } = call.inputs as Record<string, TensorInfo | undefined>;
    const info = infoOf(x!, filter!, call.attrs, depthwise);
    const bound = bounds[(call.attrs['activation'] as string | undefined) ?? 'linear'];
    const { filterHeight, filterWidth, dilationHeight, dilationWidth, inChannels, outChannels } = info;
    const ordinary = dilationHeight === 1 && dilationWidth === 1 && !slopes && call.attrs['dataFormat'] !== 'NCHW';
    // One that does not fit is refused by the backend's own.
    const offsets = !bias || (bias.shape.length === 1 && bias.shape[0] === outChannels);
    const fits = depthwise ? outChannels === inChannels : filterHeight * filterWidth <= TAPS;
    if (!bound || !ordinary || !offsets || !fits || outChannels % 4 !== 0)
      return call.own({ ...call, attrs: { ...call.attrs, pad: zerosAround(info) } });
    const made = call.backend.makeOutput(info.outShape, 'float32');
    if (util.sizeFromShape(info.outShape) === 0) return made;
    const ends = [bias ? call.offset(bias) : 0, ...bound] as const;
    const convolve = depthwise ? convolveEach : byTiles(info) ? convolveTiles : convolveWindows;
    convolve(call, { x: x!, filter: filter!, made, info, ends });
    return made;
  };
}

/** The padding in numbers: of 'same', the backend's own reads other pixels where a stride is longer than the filter. */
function zerosAround({ padInfo: { top, bottom, left, right } }: Info) {
  return [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ];
}

/** Whether it is one of a filter of three by three that Winograd's tiles are for. */
function byTiles({ filterHeight, filterWidth, strideHeight, strideWidth, inChannels }: Info): boolean {
  const threes = filterHeight === 3 && filterWidth === 3 && strideHeight === 1 && strideWidth === 1;
  return threes && inChannels % 4 === 0 && inChannels >= CHANNELS_OF_TILES;
}

type Info = ReturnType<typeof infoOf>;

function infoOf(x: TensorInfo, filter: TensorInfo, attrs: NamedAttrMap, depthwise: boolean) {
  const { strides, pad, dilations, dimRoundingMode } = attrs as {
    strides: [number, number] | number;
    pad: 'valid' | 'same' | number;
    dilations: [number, number] | number | null;
    dimRoundingMode?: 'floor' | 'round' | 'ceil';
  };
  type Shape = [number, number, number, number];
  return backend_util.computeConv2DInfo(
    x.shape as Shape,
    filter.shape as Shape,
    strides,
    // Of each channel for itself they may be left out.
    dilations ?? 1,
    pad,
    dimRoundingMode,
    depthwise,
  );
}

/** What is convolved into what; `ends` are where the bias lies and the bounds of results. */
interface Work {
  readonly x: TensorInfo;
  readonly filter: TensorInfo;
  readonly made: TensorInfo;
  readonly info: Info;
  readonly ends: readonly [bias: number, low: number, high: number];
}

const FLOAT = Float32Array.BYTES_PER_ELEMENT;

/** Every window's products at once. */
function convolveWindows(call: ModuleCall<Convolutions>, work: Work): void {
  const panels = filterOfWindows(call.backend, work.filter);
  inWindows(call, work, call.module.multiply, work.info.filterWidth * work.info.inChannels, call.offset(panels));
}

function convolveEach(call: ModuleCall<Convolutions>, work: Work): void {
  inWindows(call, work, call.module.multiplyEach, work.info.filterWidth, call.offset(work.filter));
}

/** Multiplies by windows. A filter of one pixel takes all pixels of all pictures as one line. */
function inWindows(
  call: ModuleCall<Convolutions>,
  { x, made, info, ends }: Work,
  multiply: Multiply,
  depthOrTaps: number,
  filter: number,
): void {
  const { offset } = call;
  const { outHeight, outWidth, outChannels, strideHeight, strideWidth, filterHeight, filterWidth } = info;
  const height = (outHeight - 1) * strideHeight + filterHeight;
  const width = (outWidth - 1) * strideWidth + filterWidth;
  const source = picturesOf(call, x, info, height, width);
  const single = filterHeight * filterWidth * strideHeight * strideWidth === 1 && source.whole;
  const [pictures, lines, pixels] = single
    ? [1, 1, info.batchSize * outHeight * outWidth]
    : [info.batchSize, outHeight, outWidth];
  const line = pixels * outChannels * FLOAT;
  for (let i = 0; i < pictures; i++)
    multiply(
      lines,
      strideHeight * source.row,
      line,
      pixels,
      strideWidth * source.pixel,
      filterHeight,
      source.row,
      depthOrTaps,
      outChannels,
      source.at(i),
      filter,
      offset(made) + i * lines * line,
      ...ends,
    );
  source.dispose();
}

/** Tiles of two by two results, by Winograd's products: pictures to tiles, tiles by filter, products to pictures. */
function convolveTiles(call: ModuleCall<Convolutions>, { x, filter, made, info, ends }: Work): void {
  const { module, offset, backend } = call;
  const { batchSize, outHeight, outWidth, inChannels, outChannels } = info;
  const [lines, tiles] = [Math.ceil(outHeight / 2), Math.ceil(outWidth / 2)];
  const all = batchSize * lines;
  const atATime = Math.min(all, Math.max(1, Math.floor(TILES_AT_A_TIME / tiles)));
  const source = picturesOf(call, x, info, 2 * lines + 2, 2 * tiles + 2);
  const panels = filterOfTiles(backend, filter);
  const [u, factors] = [offset(panels), panels.shape[1]! * panels.shape[2]! * panels.shape[3]! * FLOAT];
  const scratch = [inChannels, outChannels].map((channels) =>
    backend.makeOutput([TILE_PRODUCTS, atATime * tiles, channels], 'float32'),
  );
  const [v, m] = scratch.map(offset) as [number, number];
  const [pixel, result] = [inChannels * FLOAT, outChannels * FLOAT];
  for (let first = 0; first < all; first += atATime) {
    const count = Math.min(atATime, all - first) * tiles;
    for (let done = 0, a = 0; done * tiles < count; done++) {
      const line = (first + done) % lines;
      if (line === 0 || done === 0) a = source.at(Math.floor((first + done) / lines));
      module.spread(tiles, inChannels, a + 2 * line * source.row, source.row, v + done * tiles * pixel, count * pixel);
    }
    for (let i = 0; i < TILE_PRODUCTS; i++) {
      const [a, b, c] = [v + i * count * pixel, u + i * factors, m + i * count * result];
      module.multiply(1, 0, 0, count, pixel, 1, 0, inChannels, outChannels, a, b, c, 0, -Infinity, Infinity);
    }
    for (let done = 0; done * tiles < count; done++) {
      const [picture, line] = [Math.floor((first + done) / lines), (first + done) % lines];
      const c = offset(made) + (picture * outHeight + 2 * line) * outWidth * result;
      const [from, height] = [m + done * tiles * result, Math.min(2, outHeight - 2 * line)];
      module.gather(outWidth, outChannels, from, count * result, c, outWidth * result, height, ...ends);
    }
  }
  scratch.forEach(({ dataId }) => backend.disposeData(dataId));
  source.dispose();
}

/** Pictures with the zeros that a convolution asks for around them. */
interface Pictures {
  /** Bytes from row to row and from pixel to pixel. */
  readonly row: number;
  readonly pixel: number;
  /** Whether they lie as they are, one after the other. */
  readonly whole: boolean;
  /** Where a picture lies, until the next is asked for. */
  at(picture: number): number;
  dispose(): void;
}

/** The pictures x, of which a convolution reads height by width pixels, its zeros before and behind included. */
function picturesOf(
  { backend, offset }: ModuleCall<Convolutions>,
  x: TensorInfo,
  { inHeight, inWidth, inChannels, padInfo: { top, left } }: Info,
  height: number,
  width: number,
): Pictures {
  const pixel = inChannels * FLOAT;
  if (top === 0 && left === 0 && height <= inHeight && width <= inWidth) {
    const whole = height === inHeight && width === inWidth;
    const [row, first] = [inWidth * pixel, offset(x)];
    return { row, pixel, whole, at: (picture) => first + picture * inHeight * row, dispose: () => undefined };
  }
  const padded = filled(backend, [height, width, inChannels], 'float32', (out) => out.fill(0));
  const [rows, across] = [Math.min(inHeight, height - top), Math.min(inWidth, width - left) * inChannels];
  return {
    row: width * pixel,
    pixel,
    whole: false,
    at(picture) {
      const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(padded)];
      for (let y = 0; y < rows; y++) {
        const start = (picture * inHeight + y) * inWidth * inChannels;
        to.set(from.subarray(start, start + across), ((top + y) * width + left) * inChannels);
      }
      return offset(padded);
    },
    dispose: () => backend.disposeData(padded.dataId),
  };
}

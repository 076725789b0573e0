import { form } from './grammar';

/** Of the lessons, on the page from the start. */
export const lessons = { name: 'Lektionen', close: 'Lektionen schließen' };

/** What is read in the lessons' panel around the lessons themselves. */
export const lessonsPanel = {
  title: 'Lektionen',
  intro:
    'Ein zweistündiger Workshop in Schritten. Jeder Schritt geschieht auf dieser Seite selbst, und die Lektion merkt, wenn du ihn getan hast.',
  minutes: (minutes: number) => `${minutes} Minuten`,
  finished: 'abgeschlossen',
  stepOf: (step: number, steps: number) => `Schritt ${step} von ${steps}`,
  doneTasks: (done: number) => `${done} ${form(done, { one: 'Aufgabe gelöst', other: 'Aufgaben gelöst' })}`,
  dropOwn: 'Eine eigene Lektion ist eine Textdatei: Lege sie auf der Seite ab, um sie auszuprobieren.',
  forTeachers: 'Für Lehrkräfte',
  teacherMissing: 'Diese Seite konnte nicht geladen werden. Prüfe die Verbindung und öffne sie noch einmal.',
  overview: (lessons: number, minutes: number) => `Die ${lessons} Lektionen, zusammen ${minutes} Minuten`,
  lesson: 'Lektion',
  time: 'Zeit',
  goalAndAnswers: 'Ziel, worauf zu achten ist, Antworten',
  all: 'Alle Lektionen',
  steps: 'Schritte',
  goToStep: (step: number, title: string, done: boolean) => `Schritt ${step}: ${title}${done ? ', gelöst' : ''}`,
  yourTurn: 'Du bist dran: Es geht weiter, sobald du es getan hast.',
  wellDone: 'Geschafft.',
  answers: 'Antworten',
  wrong: 'Nicht ganz. Sieh noch einmal hin und versuche eine andere.',
  back: 'Zurück',
  next: 'Weiter',
  skip: 'Überspringen',
  finish: 'Fertig',
  finishedTitle: 'Das Ende dieser Lektion',
  again: 'Von vorn',
  restage: 'Szene wiederherstellen',
  restageWhat: 'Zeigt, womit dieser Schritt begann. „Rückgängig“ holt zurück, was auf dem Bildschirm war.',
};

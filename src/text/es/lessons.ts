import { form } from './grammar';

/** Of the lessons, on the page from the start. */
export const lessons = { name: 'Lecciones', close: 'Cerrar las lecciones' };

/** What is read in the lessons' panel around the lessons themselves. */
export const lessonsPanel = {
  title: 'Lecciones',
  intro:
    'Un taller de dos horas, paso a paso. Cada paso se hace en esta misma página, y la lección nota cuándo lo has hecho.',
  minutes: (minutes: number) => `${minutes} minutos`,
  finished: 'terminada',
  stepOf: (step: number, steps: number) => `paso ${step} de ${steps}`,
  doneTasks: (done: number) => `${done} ${form(done, { one: 'tarea hecha', other: 'tareas hechas' })}`,
  dropOwn: 'Una lección propia es un archivo de texto: suéltalo en la página para probarla.',
  forTeachers: 'Para docentes',
  teacherMissing: 'No se pudo cargar esta página. Comprueba la conexión y vuelve a abrirla.',
  overview: (lessons: number, minutes: number) => `Las ${lessons} lecciones, ${minutes} minutos en total`,
  lesson: 'Lección',
  time: 'Tiempo',
  goalAndAnswers: 'Objetivo, a qué prestar atención, respuestas',
  all: 'Todas las lecciones',
  steps: 'Pasos',
  goToStep: (step: number, title: string, done: boolean) => `Paso ${step}: ${title}${done ? ', hecho' : ''}`,
  yourTurn: 'Te toca: se sigue en cuanto lo hayas hecho.',
  wellDone: 'Hecho.',
  answers: 'Respuestas',
  wrong: 'No del todo. Vuelve a mirar y prueba otra.',
  back: 'Atrás',
  next: 'Siguiente',
  skip: 'Saltar',
  finish: 'Terminar',
  finishedTitle: 'El final de esta lección',
  again: 'Empezar de nuevo',
  restage: 'Restablecer la escena',
  restageWhat: 'Muestra con qué empezó este paso. «Deshacer» devuelve lo que había en la pantalla.',
};

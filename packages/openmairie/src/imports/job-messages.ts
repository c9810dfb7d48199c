// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../model/messages.js'

/** What is said of jobs on imports that could not be carried to their end. */
export const importJobMessages = defineMessages({
  fr: {
    broken: 'Le traitement n’a pas pu aller jusqu’au bout, et rien n’a été écrit. Réessayez plus tard.',
    brokenElsewhere:
      'Le traitement n’a pas pu aller jusqu’au bout. Relancez-le plus tard\u00a0: ce qui serait déjà écrit est reconnu, et n’est pas écrit deux fois.',
    undecided:
      'Cet import a été interrompu au moment d’être enregistré, et ses fiches ont été modifiées depuis\u00a0: il n’est pas recommencé, pour ne rien écrire deux fois. Regardez dans la liste si elles y sont\u00a0; sinon, envoyez de nouveau le fichier.',
    undoUndecided:
      'Cette annulation a été interrompue au moment d’être enregistrée, et les fiches ont été modifiées depuis\u00a0: elle n’est pas recommencée, pour ne rien défaire deux fois. Regardez dans la liste ce qui reste de l’import, et corrigez-le à la main.',
    stopped: 'Arrêté à votre demande\u00a0: rien n’a été écrit.',
  },
  en: {
    broken: 'The work could not be carried to its end, and nothing was written. Try again later.',
    brokenElsewhere:
      'The work could not be carried to its end. Start it again later: what may be written by now is recognised, and is not written twice.',
    undecided:
      'This import was cut off as it was being saved, and its records were changed since: it is not begun again, so that nothing is written twice. Look in the listing whether they are there; if not, send the file again.',
    undoUndecided:
      'This undoing was cut off as it was being saved, and the records were changed since: it is not begun again, so that nothing is undone twice. Look in the listing for what is left of the import, and correct it by hand.',
    stopped: 'Stopped as you asked: nothing was written.',
  },
})

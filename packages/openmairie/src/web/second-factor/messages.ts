// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const factorMessages = defineMessages({
  fr: {
    title: 'Vérification en deux étapes',
    codeLead: 'Ouvrez l’application de codes de votre téléphone et recopiez les six chiffres de ce compte.',
    code: 'Code à six chiffres',
    codeOrRecovery: 'Code à six chiffres, ou code de secours',
    verify: 'Vérifier',
    other: 'Se connecter avec un autre compte',
    wrong:
      'Ce code n’est pas le bon, ou a déjà servi. Attendez le suivant, puis recopiez-le\u00a0; vérifiez l’heure de votre téléphone.',
    wrongPassword: 'Le mot de passe n’est pas celui-ci. Vérifiez la saisie.',
    lost: 'Sans téléphone, tapez l’un de vos codes de secours. Sans code, demandez à votre administrateur de remettre cette vérification à zéro.',
    enrolTitle: 'Activer la vérification en deux étapes',
    requiredLead:
      'Votre profil demande un second facteur\u00a0: après le mot de passe, un code que votre téléphone affiche. Vous ne le réglez qu’une fois.',
    scan: 'Dans une application de codes (FreeOTP, Aegis, Google Authenticator…), ajoutez un compte en photographiant ce carré.',
    qr: 'Carré à photographier\u00a0; la clé écrite dessous dit la même chose.',
    byHand: 'Ou tapez cette clé dans l’application\u00a0:',
    copy: 'Recopiez ensuite les six chiffres qu’elle affiche.',
    password: 'Votre mot de passe',
    enable: 'Activer',
    codesTitle: 'Vos codes de secours',
    codesLead:
      'Sans votre téléphone, chacun de ces codes ouvre ce compte une fois. Imprimez-les ou recopiez-les en lieu sûr\u00a0: ils ne seront plus montrés.',
    goOn: 'C’est fait, continuer',
    left: (count: number) =>
      count === 0
        ? 'Il ne reste aucun code de secours. Tirez-en d’autres.'
        : count === 1
          ? 'Il reste un code de secours.'
          : `Il reste ${count} codes de secours.`,
    off: 'Le mot de passe suffit pour entrer. Avec un code que votre téléphone affiche, un mot de passe volé ne suffit plus.',
    on: 'Active\u00a0: après le mot de passe, un code de votre téléphone est demandé.',
    renew: 'Tirer d’autres codes de secours',
    remove: 'Ne plus demander de code',
    removed: 'La vérification en deux étapes est retirée.',
    required: 'Votre profil la demande\u00a0: elle ne peut pas être retirée.',
    change: 'Changer…',
    usedRecovery: (left: string) => `Vous êtes entré avec un code de secours, qui ne sert plus. ${left}`,
  },
  en: {
    title: 'Two-step verification',
    codeLead: 'Open the code application of your phone and copy the six figures of this account.',
    code: 'Six-figure code',
    codeOrRecovery: 'Six-figure code, or recovery code',
    verify: 'Verify',
    other: 'Sign in with another account',
    wrong: 'This is not the right code, or it has served already. Wait for the next one; check the time of your phone.',
    wrongPassword: 'This is not the password. Check what you typed.',
    lost: 'Without your phone, type one of your recovery codes. Without any, ask your administrator to reset this verification.',
    enrolTitle: 'Turn two-step verification on',
    requiredLead:
      'Your profile asks for a second factor: after the password, a code that your phone shows. You set it up once.',
    scan: 'In a code application (FreeOTP, Aegis, Google Authenticator…), add an account by taking a picture of this square.',
    qr: 'Square to take a picture of; the key written below says the same.',
    byHand: 'Or type this key into the application:',
    copy: 'Then copy the six figures that it shows.',
    password: 'Your password',
    enable: 'Turn on',
    codesTitle: 'Your recovery codes',
    codesLead:
      'Without your phone, each of these codes opens this account once. Print them or copy them to a safe place: they are not shown again.',
    goOn: 'Done, go on',
    left: (count: number) =>
      count === 0
        ? 'There is no recovery code left. Draw others.'
        : count === 1
          ? 'One recovery code is left.'
          : `${count} recovery codes are left.`,
    off: 'The password is enough to get in. With a code that your phone shows, a stolen password no longer is.',
    on: 'On: after the password, a code of your phone is asked for.',
    renew: 'Draw other recovery codes',
    remove: 'Ask for no code any more',
    removed: 'Two-step verification is off.',
    required: 'Your profile asks for it: it cannot be taken off.',
    change: 'Change…',
    usedRecovery: (left: string) => `You came in with a recovery code, which serves no more. ${left}`,
  },
})

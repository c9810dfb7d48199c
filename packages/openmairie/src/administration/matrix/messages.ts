// SPDX-License-Identifier: EUPL-1.2
import { defineMessages } from '../../model/messages.js'

export const matrixMessages = defineMessages({
  fr: {
    title: 'Matrice des droits',
    lead: 'Cochez ce que chaque profil a le droit de faire. Ce qu’un profil a déjà par un droit plus large, ou par un profil placé plus bas, est dit sous la case.',
    application: 'Application',
    wholeInstance: 'Toute l’instance',
    profil: 'Profil',
    allProfils: 'Tous les profils',
    words: 'Données ou droit',
    filter: 'Afficher',
    permission: 'Permission',
    box: (profil: string, permission: string) => `${profil}\u00a0: ${permission}`,
    by: (source: string) => `✓ Déjà par ${source}`,
    byOwn: (permission: string) => `«\u00a0${permission}\u00a0»`,
    byOther: (profil: string, permission: string) => `«\u00a0${permission}\u00a0» du profil ${profil}`,
    save: 'Enregistrer les droits',
    nothing: 'Aucune permission ne correspond à cette recherche.',
    place: (page: number, pages: number) => `Page ${page} sur ${pages}`,
    previous: 'Page précédente',
    next: 'Page suivante',
    pages: 'Pages de la matrice',
    saved: (added: number, removed: number) =>
      added + removed === 0
        ? 'Rien n’a changé.'
        : [
            ...(added > 0 ? [`${added} droit${added > 1 ? 's donnés' : ' donné'}`] : []),
            ...(removed > 0 ? [`${removed} droit${removed > 1 ? 's retirés' : ' retiré'}`] : []),
          ]
            .join(', ')
            .concat('.'),
    meanwhile:
      'Quelqu’un d’autre a modifié ces droits entre-temps\u00a0: ses changements sont gardés, les vôtres aussi.',
    refused: 'Aucun droit n’a été changé',
    modeTitle: 'Profils et hiérarchie',
    flat: 'À plat',
    flatHelp: 'Un profil n’a que ses propres droits.',
    hierarchical: 'Hiérarchique',
    hierarchicalHelp:
      'Un profil a aussi les droits des profils dont la hiérarchie est inférieure ou égale à la sienne.',
    setMode: 'Changer de mode',
    modeSet: {
      plat: 'Les profils n’ont plus que leurs propres droits.',
      hierarchique: 'Les droits suivent la hiérarchie des profils.',
    },
    obsoleteTitle: 'Permissions périmées',
    obsolete: (count: number) =>
      count > 1
        ? `${count} permissions ne sont plus demandées par le modèle. Elles restent, avec leurs droits, jusqu’à ce que vous les supprimiez.`
        : 'Une permission n’est plus demandée par le modèle. Elle reste, avec ses droits, jusqu’à ce que vous la supprimiez.',
    seeObsolete: 'Voir les permissions périmées',
    why: 'Pourquoi\u00a0?',
    lookTitle: 'Voir comme un profil',
    lookHelp:
      'Les applications se montrent telles que ce profil les voit, sans rien de plus que ce que vous voyez vous-même. Rien ne s’enregistre pendant ce temps, et le journal garde la trace de votre passage.',
    look: 'Voir comme ce profil',
    readOnly: 'Vous pouvez voir ces droits, pas les modifier.',
    rank: (hierarchy: number) => `hiérarchie ${hierarchy}`,
  },
  en: {
    title: 'Matrix of rights',
    lead: 'Tick what each profile may do. What a profile has already by a wider right, or by a profile placed lower, is said below the box.',
    application: 'Application',
    wholeInstance: 'The whole instance',
    profil: 'Profile',
    allProfils: 'All profiles',
    words: 'Data or right',
    filter: 'Show',
    permission: 'Permission',
    box: (profil: string, permission: string) => `${profil}: ${permission}`,
    by: (source: string) => `✓ Already by ${source}`,
    byOwn: (permission: string) => `“${permission}”`,
    byOther: (profil: string, permission: string) => `“${permission}” of the profile ${profil}`,
    save: 'Save the rights',
    nothing: 'No permission matches this search.',
    place: (page: number, pages: number) => `Page ${page} of ${pages}`,
    previous: 'Previous page',
    next: 'Next page',
    pages: 'Pages of the matrix',
    saved: (added: number, removed: number) =>
      added + removed === 0
        ? 'Nothing changed.'
        : [
            ...(added > 0 ? [`${added} right${added > 1 ? 's' : ''} given`] : []),
            ...(removed > 0 ? [`${removed} right${removed > 1 ? 's' : ''} taken away`] : []),
          ]
            .join(', ')
            .concat('.'),
    meanwhile: 'Someone else changed these rights meanwhile: their changes are kept, and so are yours.',
    refused: 'No right was changed',
    modeTitle: 'Profiles and rank',
    flat: 'Flat',
    flatHelp: 'A profile has its own rights alone.',
    hierarchical: 'Hierarchical',
    hierarchicalHelp: 'A profile has the rights of the profiles whose rank is at most its own, too.',
    setMode: 'Change the mode',
    modeSet: { plat: 'Profiles now have their own rights alone.', hierarchique: 'Rights follow the rank of profiles.' },
    obsoleteTitle: 'Obsolete permissions',
    obsolete: (count: number) =>
      count > 1
        ? `${count} permissions are no longer asked for by the model. They stay, with their rights, until you delete them.`
        : 'A permission is no longer asked for by the model. It stays, with its rights, until you delete it.',
    seeObsolete: 'See the obsolete permissions',
    why: 'Why?',
    lookTitle: 'See as a profile',
    lookHelp:
      'The applications show themselves as this profile sees them, with nothing more than you see yourself. Nothing is saved meanwhile, and the journal keeps a trace of it.',
    look: 'See as this profile',
    readOnly: 'You may see these rights, not change them.',
    rank: (hierarchy: number) => `rank ${hierarchy}`,
  },
})

// Generated from "electeur". Do not edit: write in obj/. sha256:7d4cbbff0221ebdb3e79f402952efd5b8a89b9cd6c3b8b1dd6489b877f98b36a
import type { EditionDefinitions } from 'openmairie'

export const electeurEditions: EditionDefinitions = {
  etats: [
    {
      name: 'electeur',
      kind: 'etat',
      entity: 'electeur',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
    {
      name: 'electeur_lettre',
      kind: 'lettre',
      label: 'Lettre de vérification',
      entity: 'electeur',
      address: ['[prenom] [nom]', '[rue]'],
      body: '<p style="text-align: right">Le [&aujourdhui : date longue]</p><p>Nos réf. : [electeur]<br>Affaire suivie par : &utilisateur</p><p><strong>Objet : vérification des renseignements qui vous concernent</strong></p><p>Madame, Monsieur,</p><p style="text-align: justify">Voici les renseignements que nous conservons à votre sujet. Merci de nous signaler ce qui serait inexact ou aurait changé, en rappelant la référence ci-dessus.</p><dl data-champs></dl><p style="text-align: justify">Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.</p><div class="insecable"><img data-code="code128" data-valeur="[electeur]"></div>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'electeur_etiquette', entity: 'electeur', lines: ['[prenom] [nom]', '[rue]'] }],
}

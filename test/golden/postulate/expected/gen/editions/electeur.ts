// Generated from "electeur". Do not edit: write in obj/. sha256:8c2fb2d2c47168377a6cdb5db46e968f945e32debc1afd725038298763d633d0
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
      page: { size: 10 },
      sender: '<img class="logo"><p><strong>&collectivite</strong></p><img data-code="code128" data-valeur="[electeur]">',
      body: '<p style="text-align: right">Le [&aujourdhui : date longue]</p><p>Nos réf. : [electeur]<br>Affaire suivie par : &utilisateur</p><p><strong>Objet : vérification des renseignements qui vous concernent</strong></p><p>Madame, Monsieur,</p><p style="text-align: justify">Voici les renseignements que nous conservons à votre sujet. Merci de nous signaler ce qui serait inexact ou aurait changé, en rappelant la référence ci-dessus.</p><dl data-champs></dl><div class="insecable"><p style="text-align: justify">Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.</p><img class="signature"></div>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'electeur_etiquette', entity: 'electeur', lines: ['[prenom] [nom]', '[rue]'] }],
}

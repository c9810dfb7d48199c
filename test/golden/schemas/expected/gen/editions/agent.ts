// Generated from "agent". Do not edit: write in obj/. sha256:fce56c8c5434f5b2a257875f1a9986ba3d2051cee63e0c726cad1274501a7c52
import type { EditionDefinitions } from 'openmairie'

export const agentEditions: EditionDefinitions = {
  etats: [
    {
      name: 'agent',
      kind: 'etat',
      entity: 'agent',
      title: '<h1>[om_libelle]</h1>',
      body: '<dl data-champs></dl>',
    },
    {
      name: 'agent_lettre',
      kind: 'lettre',
      label: 'Lettre de vérification',
      entity: 'agent',
      address: ['[nom]', '[rue]'],
      page: { size: 10 },
      sender: '<img class="logo"><p><strong>&collectivite</strong></p><img data-code="code128" data-valeur="[agent]">',
      body: '<p style="text-align: right">Le [&aujourdhui : date longue]</p><p>Nos réf. : [agent]<br>Affaire suivie par : &utilisateur</p><p><strong>Objet : vérification des renseignements qui vous concernent</strong></p><p>Madame, Monsieur,</p><p style="text-align: justify">Voici les renseignements que nous conservons à votre sujet. Merci de nous signaler ce qui serait inexact ou aurait changé, en rappelant la référence ci-dessus.</p><dl data-champs></dl><div class="insecable"><p style="text-align: justify">Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.</p><img class="signature"></div>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'agent_etiquette', entity: 'agent', lines: ['[nom]', '[rue]'] }],
}

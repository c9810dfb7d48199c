// Generated from "agent". Do not edit: write in obj/. sha256:06189c9f36dd806972590cadf6bcbc6172204cd315b3450ed7c38938238744ad
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
      body: '<p style="text-align: right">Le [&aujourdhui : date longue]</p><p>Nos réf. : [agent]<br>Affaire suivie par : &utilisateur</p><p><strong>Objet : vérification des renseignements qui vous concernent</strong></p><p>Madame, Monsieur,</p><p style="text-align: justify">Voici les renseignements que nous conservons à votre sujet. Merci de nous signaler ce qui serait inexact ou aurait changé, en rappelant la référence ci-dessus.</p><dl data-champs></dl><p style="text-align: justify">Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.</p><div class="insecable"><img data-code="code128" data-valeur="[agent]"></div>',
    },
  ],
  sousEtats: [],
  etiquettes: [{ name: 'agent_etiquette', entity: 'agent', lines: ['[nom]', '[rue]'] }],
}

// Generated from "the whole schema". Do not edit: write in obj/. sha256:3e97dc511cf331621698788767ce5f08e0ff3ad53d01c4f8f91cf06b4c53cbbd
import type { GeneratedApplication } from 'openmairie'
import { animation } from '../obj/animation.js'
import { bureau } from '../obj/bureau.js'
import { candidat } from '../obj/candidat.js'
import { canton } from '../obj/canton.js'
import { circonscription } from '../obj/circonscription.js'
import { colistier } from '../obj/colistier.js'
import { collectivite_resultat } from '../obj/collectivite_resultat.js'
import { commune_regroupement } from '../obj/commune_regroupement.js'
import { effectif_conseil } from '../obj/effectif_conseil.js'
import { election } from '../obj/election.js'
import { election_bureau } from '../obj/election_bureau.js'
import { election_candidat } from '../obj/election_candidat.js'
import { election_tranche } from '../obj/election_tranche.js'
import { groupe } from '../obj/groupe.js'
import { parti } from '../obj/parti.js'
import { participation } from '../obj/participation.js'
import { plan } from '../obj/plan.js'
import { regle_scrutin } from '../obj/regle_scrutin.js'
import { resultat } from '../obj/resultat.js'
import { resultat_commune } from '../obj/resultat_commune.js'
import { resultat_voix } from '../obj/resultat_voix.js'
import { siege } from '../obj/siege.js'
import { tranche } from '../obj/tranche.js'
import { transmission } from '../obj/transmission.js'
import { type_election } from '../obj/type_election.js'
import { dashboard } from './dashboard.js'
import { animationEditions } from './editions/animation.js'
import { bureauEditions } from './editions/bureau.js'
import { candidatEditions } from './editions/candidat.js'
import { cantonEditions } from './editions/canton.js'
import { circonscriptionEditions } from './editions/circonscription.js'
import { colistierEditions } from './editions/colistier.js'
import { collectivite_resultatEditions } from './editions/collectivite_resultat.js'
import { commune_regroupementEditions } from './editions/commune_regroupement.js'
import { effectif_conseilEditions } from './editions/effectif_conseil.js'
import { electionEditions } from './editions/election.js'
import { groupeEditions } from './editions/groupe.js'
import { partiEditions } from './editions/parti.js'
import { planEditions } from './editions/plan.js'
import { regle_scrutinEditions } from './editions/regle_scrutin.js'
import { resultatEditions } from './editions/resultat.js'
import { siegeEditions } from './editions/siege.js'
import { trancheEditions } from './editions/tranche.js'
import { transmissionEditions } from './editions/transmission.js'
import { type_electionEditions } from './editions/type_election.js'
import { en } from './locales/en.js'
import { fr } from './locales/fr.js'
import { menu } from './menu.js'
import type { Tables } from './tables.js'

export const generated: GeneratedApplication<keyof Tables> = {
  entities: [
    animation,
    bureau,
    candidat,
    canton,
    circonscription,
    colistier,
    collectivite_resultat,
    commune_regroupement,
    effectif_conseil,
    election,
    election_bureau,
    election_candidat,
    election_tranche,
    groupe,
    parti,
    participation,
    plan,
    regle_scrutin,
    resultat,
    resultat_commune,
    resultat_voix,
    siege,
    tranche,
    transmission,
    type_election,
  ],
  menu,
  dashboard,
  editions: [
    animationEditions,
    bureauEditions,
    candidatEditions,
    cantonEditions,
    circonscriptionEditions,
    colistierEditions,
    collectivite_resultatEditions,
    commune_regroupementEditions,
    effectif_conseilEditions,
    electionEditions,
    groupeEditions,
    partiEditions,
    planEditions,
    regle_scrutinEditions,
    resultatEditions,
    siegeEditions,
    trancheEditions,
    transmissionEditions,
    type_electionEditions,
  ],
  translations: { fr, en },
}

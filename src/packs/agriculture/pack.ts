import { definePack } from '../../definition/pack/define-pack.ts'
import { agricultureChecks } from './checks.ts'
import { farmlandIndicators } from './indicators/farmland.indicator.ts'
import { fieldworkIndicators } from './indicators/fieldwork.indicator.ts'
import { agriculturalInvestmentIndicators } from './indicators/investment.indicator.ts'
import { plantingIndicators } from './indicators/planting.indicator.ts'
import { villageIncomeIndicators } from './indicators/village-income.indicator.ts'
import { acceptanceExpert } from './ledgers/acceptance-expert.ledger.ts'
import { agriculturalInvestment } from './ledgers/agricultural-investment.ledger.ts'
import { floodDamage } from './ledgers/flood-damage.ledger.ts'
import { harvest } from './ledgers/harvest.ledger.ts'
import { highStandardFarmland } from './ledgers/high-standard-farmland.ledger.ts'
import { orchardProject } from './ledgers/orchard-project.ledger.ts'
import { plantingArea } from './ledgers/planting-area.ledger.ts'
import { plot } from './ledgers/plot.ledger.ts'
import { plotCrop } from './ledgers/plot-crop.ledger.ts'
import { villageIncome } from './ledgers/village-income.ledger.ts'
import { farmlandLoop } from './loops/farmland.loop.ts'
import { floodDamageLoop } from './loops/flood-damage.loop.ts'
import { orchardLoop } from './loops/orchard.loop.ts'
import { agricultureSections } from './report/section.ts'
import { agricultureSettings } from './settings.ts'

/** Farming: money put in, areas, harvests, farmland projects, income of the village collectives. */
export const agriculture = definePack({
  id: 'agriculture',
  label: '农业农村',
  office: '农业农村办公室',
  ledgers: [
    agriculturalInvestment,
    orchardProject,
    floodDamage,
    plantingArea,
    highStandardFarmland,
    acceptanceExpert,
    plot,
    plotCrop,
    harvest,
    villageIncome,
  ],
  indicators: [
    ...agriculturalInvestmentIndicators,
    ...plantingIndicators,
    ...farmlandIndicators,
    ...fieldworkIndicators,
    ...villageIncomeIndicators,
  ],
  checks: agricultureChecks,
  settings: agricultureSettings,
  loops: [farmlandLoop, floodDamageLoop, orchardLoop],
  sections: agricultureSections,
  words: { counted: ['作物', '产业'] },
})

import { definePack } from '../../definition/pack/define-pack.ts'
import { agricultureChecks } from './checks.ts'
import { farmlandIndicators } from './indicators/farmland.indicator.ts'
import { agriculturalInvestmentIndicators } from './indicators/investment.indicator.ts'
import { plantingIndicators } from './indicators/planting.indicator.ts'
import { villageIncomeIndicators } from './indicators/village-income.indicator.ts'
import { agriculturalInvestment } from './ledgers/agricultural-investment.ledger.ts'
import { harvest } from './ledgers/harvest.ledger.ts'
import { highStandardFarmland } from './ledgers/high-standard-farmland.ledger.ts'
import { plantingArea } from './ledgers/planting-area.ledger.ts'
import { villageIncome } from './ledgers/village-income.ledger.ts'

/** Farming: money put in, areas, harvests, farmland projects, income of the village collectives. */
export const agriculture = definePack({
  id: 'agriculture',
  label: '农业农村',
  office: '农业农村办公室',
  ledgers: [agriculturalInvestment, plantingArea, highStandardFarmland, harvest, villageIncome],
  indicators: [...agriculturalInvestmentIndicators, ...plantingIndicators, ...farmlandIndicators, ...villageIncomeIndicators],
  checks: agricultureChecks,
  words: { counted: ['作物', '产业'] },
})

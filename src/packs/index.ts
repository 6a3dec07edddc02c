import type { PackDefinition } from '../definition/pack/types.ts'
import { administration } from './administration/pack.ts'
import { agriculture } from './agriculture/pack.ts'
import { aid } from './aid/pack.ts'
import { construction } from './construction/pack.ts'
import { epidemic } from './epidemic/pack.ts'
import { governance } from './governance/pack.ts'
import { honours } from './honours/pack.ts'
import { industry } from './industry/pack.ts'
import { investment } from './investment/pack.ts'
import { leadership } from './leadership/pack.ts'
import { livelihood } from './livelihood/pack.ts'
import { plan } from './plan/pack.ts'
import { population } from './population/pack.ts'
import { resumption } from './resumption/pack.ts'
import { tourism } from './tourism/pack.ts'
import { township } from './township/pack.ts'

/** Every pack of a township, the shared one first. */
export const packs: readonly PackDefinition[] = [
  township,
  epidemic,
  resumption,
  agriculture,
  aid,
  industry,
  investment,
  tourism,
  construction,
  honours,
  leadership,
  livelihood,
  plan,
  governance,
  administration,
  population,
]

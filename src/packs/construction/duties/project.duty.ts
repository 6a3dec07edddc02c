import type { DutyDefinition } from '../../../definition/duty/types.ts'

/** Every project that goes on, and every creation, has one person who answers for it. */
export const constructionDuties: readonly DutyDefinition[] = [
  {
    id: 'key-project',
    label: '重点项目包干',
    objectKind: 'keyProject',
    ledger: 'key-project',
    inScope: "status in ('notStarted', 'building', 'suspended')",
  },
  {
    id: 'creation-task',
    label: '创建任务包干',
    objectKind: 'creationTask',
    ledger: 'creation-task',
    inScope: "state is empty or not state in ('closed', 'dropped', 'delisted')",
  },
]

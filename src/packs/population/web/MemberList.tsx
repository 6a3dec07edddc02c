import { Link } from '@tanstack/react-router'
import type { Member } from '../../../api/contract/people.ts'
import { screenPath } from '../../../definition/screen/screen-path.ts'
import { Tag } from '../../../web/parts/Tag.tsx'
import { personScreen } from '../screens.ts'
import styles from './population.module.css'
import { factsText } from './SaidSections.tsx'

interface Props {
  readonly members: readonly Member[]
  /** Whose page this is. */
  readonly self?: string
}

/** Who lives in a household, the head first. */
export function MemberList({ members, self }: Props) {
  return (
    <ul className={styles.memberList}>
      {members.map(({ id, name, relation, isHead, facts }) => (
        <li key={id} className={styles.member}>
          {id === self ? <b aria-current="true">{name}</b> : <Link to={screenPath(personScreen, { person: id })}>{name}</Link>}
          {relation === '' ? null : <Tag tone={isHead ? 'info' : 'plain'}>{relation}</Tag>}
          <small>{factsText(facts)}</small>
        </li>
      ))}
    </ul>
  )
}

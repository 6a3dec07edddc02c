import { createContext, useContext } from 'react'
import { meaningOfToken } from '../room/chip-values.ts'
import { readTokenText } from '../room/token-text.ts'
import styles from './panel.module.css'

/** Whether whoever reads this writes prose and never sees how a token is written. */
export const InProse = createContext(false)

/** What is proposed in place of words: as it is written in the template, or in prose with its tokens by what they stand for. */
export function ProposalText({ text }: { readonly text: string }) {
  const prose = useContext(InProse)
  if (!prose) return <code>{text}</code>
  return (
    <span className={styles.prose}>
      {text.split(/(\{\{[^{}]*\}\})/).map((piece, index) =>
        piece.startsWith('{{') ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text
          <span key={index} className={styles.token}>
            {presentToken(piece)}
          </span>
        ) : (
          piece
        ),
      )}
    </span>
  )
}

/** A hint of the compiler: how a token is written says nothing to who writes prose, what it stands for does. */
export function HintText({ text }: { readonly text: string }) {
  const prose = useContext(InProse)
  return prose ? text.replace(/\{\{[^{}]*\}\}/g, (token) => `“${presentToken(token)}”`) : text
}

function presentToken(token: string): string {
  const content = readTokenText(token)
  if (content?.type === 'background') return `标背景：${content.words}`
  return content?.type === 'claim' || content?.type === 'attested' ? `${content.phrase}（${meaningOfToken(token)}）` : meaningOfToken(token)
}

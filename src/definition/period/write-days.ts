const quarters = '一二三四'

/**
 * Days and periods within a text as ledgers keep them: 竹器厂 2020年3月 → 竹器厂 2020-03. Titles are shown to people in words; who copies one
 * into an office file means the same record.
 */
export function writeDays(text: string): string {
  if (!text.includes('年')) return text
  return text
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日(?=\d{2}:\d{2})/g, (_, year, month, day) => `${year}-${two(month)}-${two(day)}T`)
    .replace(/(\d{4})年(\d{1,2})月(\d{1,2})日/g, (_, year, month, day) => `${year}-${two(month)}-${two(day)}`)
    .replace(/(\d{4})年(\d{1,2})月/g, (_, year, month) => `${year}-${two(month)}`)
    .replace(/(\d{4})年第?([一二三四])季度/g, (_, year, quarter) => `${year}-Q${quarters.indexOf(quarter) + 1}`)
    .replace(/(\d{4})年(?!度)/g, '$1')
}

function two(number: string): string {
  return number.padStart(2, '0')
}

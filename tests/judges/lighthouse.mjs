// node lighthouse.mjs ADDRESS CATEGORIES PATH…: Lighthouse in one Chromium (CHROME_PATH), one page after the other.
// Prints, for every path, its score in each of the categories (with commas between them), what cost points, and, where
// performance is among them, how fast it is.
import {launch} from 'chrome-launcher'
import lighthouse from 'lighthouse'

const chromeFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync']
const [address, categories, ...paths] = process.argv.slice(2)
const onlyCategories = categories.split(',')

function told({categories, audits, runtimeError}) {
  const costly = ({weight, id}) => weight > 0 && audits[id].score !== null && audits[id].score < 1
  const line = ({id}) => `${id}: ${audits[id].title}: ${JSON.stringify(audits[id].details?.items ?? []).slice(0, 400)}`
  return {
    error: runtimeError?.message ?? null,
    scores: Object.fromEntries(onlyCategories.map(id => [id, categories[id].score])),
    faults: onlyCategories.flatMap(id => categories[id].auditRefs.filter(costly).map(line)),
    blocking: audits['total-blocking-time']?.numericValue,
    shift: audits['cumulative-layout-shift']?.numericValue,
    bytes: audits['total-byte-weight']?.numericValue,
  }
}

const chrome = await launch({chromeFlags})
try {
  const found = {}
  for (const path of paths) {
    const options = {port: chrome.port, logLevel: 'error', disableFullPageScreenshot: true, onlyCategories}
    found[path] = told((await lighthouse(address + path, options)).lhr)
  }
  console.log(JSON.stringify(found))
} finally {
  await chrome.kill()
}

// Starts the page: settings, words, the line to the server, and the picture.
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startWords } from './locales/words.ts';
import { colourOf, pastOf } from './state/deep-link.ts';
import { Feed } from './state/feed.ts';
import { loadSettings } from './state/settings.ts';
import { World } from './state/world.ts';
import './style/base.css';
import './style/panels.css';
import './style/past.css';
import './style/messages.css';
import './style/views.css';
import './style/machines.css';
import './style/exceptions.css';
import './style/waiting.css';
import './style/berths.css';
import './style/vessel.css';
import './style/yard.css';
import './style/gate.css';
import './style/training.css';
import './style/palette.css';
import './style/shift-report.css';
import 'uplot/dist/uPlot.min.css';

const settings = loadSettings(colourOf(window.location.href));
startWords(settings.language);
const world = new World();
const feed = new Feed(window.location.href, world);
const past = pastOf(window.location.href);
if (past === null) feed.open();
else feed.goTo(past);

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
createRoot(root).render(
  <StrictMode>
    <App world={world} feed={feed} settings={settings} />
  </StrictMode>,
);

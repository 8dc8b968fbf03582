import '../renderer/ui/theme/tokens.css';
import '../renderer/ui/theme/base.css';
import './monitoring-page.css';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { MonitoringPageView } from './monitoring-page-view';
import { startTexts } from './page-texts';

startTexts();
const root = document.getElementById('page');
if (root) createRoot(root).render(createElement(MonitoringPageView));

/** The parts of ECharts that are used; nothing else in the admin imports it. Loaded with the first chart. */
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TitleComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  BarChart,
  CustomChart,
  LineChart,
  GridComponent,
  MarkLineComponent,
  TitleComponent,
  TooltipComponent,
  // The screen is drawn as SVG: crisp, and zoomed by the browser. Pictures for export need a canvas.
  SVGRenderer,
  CanvasRenderer,
]);

export { init };

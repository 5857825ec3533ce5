extension Browser {
    /// Texts on the page that contrast less with what is behind them than WCAG 2.2 asks for (success criterion
    /// 1.4.3: 4.5 to 1), one line each; letters of graphics are texts too.
    ///
    /// The plain rule: the text's computed colour over the computed backgrounds of the elements it is in, each
    /// over the next, the page's canvas last. Pictures and gradients behind a text are not seen.
    func faintTexts(below least: Double = 4.5) throws -> [String] {
        try run(
            """
            const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
            const parsed = new Map();
            // Any spelling of a colour, as red, green, blue in 0...255 and alpha in 0...1.
            function colour(text) {
                if (!parsed.has(text)) {
                    canvas.clearRect(0, 0, 1, 1);
                    canvas.fillStyle = text;
                    canvas.fillRect(0, 0, 1, 1);
                    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
                    parsed.set(text, [red, green, blue, alpha / 255]);
                }
                return parsed.get(text);
            }
            function over([r, g, b, alpha], below) {
                return [r, g, b].map((part, index) => part * alpha + below[index] * (1 - alpha));
            }
            const empty = document.createElement('div');
            empty.style.cssText = 'background-color: Canvas; display: none';
            document.body.append(empty);
            const paper = colour(getComputedStyle(empty).backgroundColor).slice(0, 3);
            empty.remove();
            function behind(element) {
                if (!element) return paper;
                const own = colour(getComputedStyle(element).backgroundColor);
                return own[3] === 1 ? own.slice(0, 3) : over(own, behind(element.parentElement));
            }
            // Letters of a graphic stand on the last shape before them that they are in.
            function shapeBehind(letters) {
                const place = letters.getBoundingClientRect();
                const x = place.x + place.width / 2, y = place.y + place.height / 2;
                return [...letters.ownerSVGElement.querySelectorAll('rect, circle, ellipse')].findLast(shape => {
                    const box = shape.getBoundingClientRect();
                    return shape.compareDocumentPosition(letters) & Node.DOCUMENT_POSITION_FOLLOWING
                        && getComputedStyle(shape).fill !== 'none'
                        && box.left <= x && x <= box.right && box.top <= y && y <= box.bottom;
                });
            }
            function opacity(element) {
                return element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1;
            }
            function fill(element) {
                const style = getComputedStyle(element), [r, g, b, alpha] = colour(style.fill);
                return [r, g, b, alpha * Number(style.fillOpacity)];
            }
            function luminance(parts) {
                const [r, g, b] = parts.map(part => part / 255)
                    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            }
            const faint = new Set();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const text = walker.currentNode.data.trim(), element = walker.currentNode.parentElement;
                if (!text || element.closest('script, style, title, datalist, option')) continue;
                if (!element.checkVisibility({visibilityProperty: true})) continue;
                const isLetter = element instanceof SVGElement, shape = isLetter && shapeBehind(element);
                const ground = shape ? over(fill(shape), behind(element)) : behind(element);
                const [r, g, b, alpha] = isLetter ? fill(element) : colour(getComputedStyle(element).color);
                const ink = over([r, g, b, alpha * opacity(element)], ground);
                const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
                const contrast = (light + 0.05) / (dark + 0.05);
                if (contrast < arguments[0]) {
                    const name = element.tagName.toLowerCase() + [...element.classList].map(name => '.' + name).join('');
                    faint.add(`${name}: ${contrast.toFixed(2)}: ${text.slice(0, 40)}`);
                }
            }
            return [...faint];
            """, .number(least))
    }
}

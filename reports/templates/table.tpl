{{%AUTOESCAPE context="HTML"}}
<div class="scroll" role="group" aria-label="{{CAPTION}}" tabindex="0">
<table{{#WORDS}} class="words"{{/WORDS}}>
<caption>{{CAPTION}}</caption>
<thead>
<tr>{{#COLUMN}}<th scope="col">{{TEXT}}</th>{{/COLUMN}}</tr>
</thead>
<tbody>
{{#ROW}}<tr><th scope="row">{{HEADER}}</th>{{#CELL}}<td>{{TEXT}}</td>{{/CELL}}</tr>
{{/ROW}}</tbody>
</table>
</div>

{{%AUTOESCAPE context="HTML"}}
<figure id="{{ID}}">
<figcaption>{{TITLE}}</figcaption>
<div class="wide">{{WIDE:x-svg}}</div>
<div class="narrow">{{NARROW:x-svg}}</div>
{{#HAS_NOTE}}<p class="note">{{NOTE}}</p>
{{/HAS_NOTE}}<details>
<summary>Voir les données du graphique<span class="hidden">{{SUMMARY_OF}}</span></summary>
{{>TABLE}}</details>
</figure>

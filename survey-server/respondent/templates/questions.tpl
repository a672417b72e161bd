{{%AUTOESCAPE context="HTML"}}
{{#SUMMARY}}
<div class="summary {{KIND}}" id="contenu" tabindex="-1" role="alert" aria-labelledby="erreurs">
{{#BLOCK}}
<h2{{#FIRST}} id="erreurs"{{/FIRST}}>{{HEADING}}</h2>
{{#TEXT}}<p>{{MESSAGE}}</p>{{/TEXT}}
<ul>
{{#ITEM}}<li><a href="#{{TARGET}}">{{MESSAGE}}</a></li>
{{/ITEM}}
</ul>
{{/BLOCK}}
</div>
{{/SUMMARY}}
<div class="step"><p id="etape">Étape {{STEP}} sur {{STEPS}} : {{PAGE_HEADING}}</p>
<progress value="{{STEP}}" max="{{STEPS}}" aria-labelledby="etape"></progress></div>
{{#OWN_HEADING}}<h1>{{PAGE_HEADING}}</h1>{{/OWN_HEADING}}
<form method="post" action="{{ACTION}}">
<input type="hidden" name="_etat" value="{{STATE}}" autocomplete="off" />
{{>ITEMS}}
<p class="buttons"><button class="main" type="submit" name="_aller" value="suite">Continuer</button>
{{#BACK}}<button type="submit" name="_aller" value="retour">Revenir</button>{{/BACK}}</p>
</form>

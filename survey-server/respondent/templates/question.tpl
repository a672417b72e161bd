{{%AUTOESCAPE context="HTML"}}
{{#NOTE}}<p class="note">{{LABEL:pre_escape}}</p>
{{/NOTE}}
{{#QUESTION}}<fieldset class="question{{#LIKERT}} likert{{/LIKERT}}" id="q-{{NAME}}"{{#RADIOS}} role="radiogroup"{{/RADIOS}}{{#RADIOS_INVALID}} aria-invalid="true"{{/RADIOS_INVALID}}{{#DESCRIBED}} aria-describedby="{{BY}}"{{/DESCRIBED}}>
<legend>{{#HEADING}}<h1>{{LABEL}}</h1>{{/HEADING}}{{#PLAIN}}{{LABEL}}{{/PLAIN}}</legend>
{{#HINT}}<p class="hint" id="aide-{{NAME}}">{{HINT_TEXT}}</p>
{{/HINT}}
{{#CARE}}<p class="hint" id="consigne-{{NAME}}">N’écrivez ni nom ni détail qui permette de reconnaître quelqu’un, vous compris. {{LENGTH}} caractères au plus.</p>
{{/CARE}}
{{#FAULT}}<p class="fault" id="erreur-{{NAME}}"><span class="hidden">Erreur : </span>{{MESSAGE}}</p>
{{/FAULT}}
{{#REMINDER}}<p class="reminder" id="erreur-{{NAME}}">{{MESSAGE}}</p>
{{/REMINDER}}
{{#NUMBER}}<p class="field"><label for="{{ID}}">Votre réponse</label> <input type="text" class="number" inputmode="{{KEYBOARD}}" id="{{ID}}" name="{{FIELD}}" value="{{TYPED}}" maxlength="30" autocomplete="off"{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{BY}}"{{/DESCRIBED}} /></p>
{{/NUMBER}}
{{#SHORT_TEXT}}<p class="field"><label for="{{ID}}">Votre réponse</label> <input type="text" id="{{ID}}" name="{{FIELD}}" value="{{TYPED}}" maxlength="{{LENGTH}}" autocomplete="off"{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{BY}}"{{/DESCRIBED}} /></p>
{{/SHORT_TEXT}}
{{#LONG_TEXT}}<p class="field"><label for="{{ID}}">Votre réponse</label> <textarea rows="6" id="{{ID}}" name="{{FIELD}}" maxlength="{{LENGTH}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{BY}}"{{/DESCRIBED}}>{{TYPED:pre_escape}}</textarea></p>
{{/LONG_TEXT}}
{{#RANKING}}{{#ROW}}<p class="rank"><label for="{{ID}}">{{CHOICE_LABEL}}</label> <select id="{{ID}}" name="{{FIELD}}"{{#INVALID}} aria-invalid="true"{{/INVALID}}><option value="">Rang</option>{{#OPTION}}<option value="{{RANK}}"{{#SELECTED}} selected="selected"{{/SELECTED}}>{{RANK}}</option>{{/OPTION}}</select></p>
{{/ROW}}{{/RANKING}}
{{#CHOICES}}<div class="choices">
{{#CHOICE}}<div class="choice{{#APART}} apart{{/APART}}"><input type="{{TYPE}}" id="{{ID}}" name="{{FIELD}}" value="{{CODE}}"{{#TICKED}} checked="checked"{{/TICKED}}{{#INVALID}} aria-invalid="true"{{/INVALID}} /><label for="{{ID}}">{{CHOICE_LABEL}}</label>{{#SPECIFY}}<div class="specify{{#ON_DEMAND}} on-demand{{/ON_DEMAND}}"><label for="{{SPECIFY_ID}}">Précisez, sans nommer personne</label> <input type="text" id="{{SPECIFY_ID}}" name="{{SPECIFY_FIELD}}" value="{{SPECIFIED}}" maxlength="{{SPECIFY_LENGTH}}" autocomplete="off" /></div>{{/SPECIFY}}</div>
{{/CHOICE}}</div>
{{/CHOICES}}
</fieldset>
{{/QUESTION}}
